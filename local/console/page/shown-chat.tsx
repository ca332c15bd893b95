import { useEffect, useMemo } from 'preact/hooks';
import { AgentDesk } from './agent-desk.tsx';
import { CustomerPane } from './customer-pane.tsx';
import type { useCustomers } from './customers.ts';
import { useDrafts } from './drafts.ts';
import { Insight, type useView } from './insight.tsx';
import { liveSources } from './lanes/live-sources.ts';
import { type Look, useLook } from './lanes/look.ts';
import { Panel } from './lanes/panel.tsx';
import { useLanes } from './lanes/use-lanes.ts';
import { LiveLanes } from './live-lanes.tsx';
import type { LiveState } from './live-state.ts';
import { type ContactWithTimeline, NO_QUEUES } from './model.ts';
import type { Report } from './problems.tsx';
import type { useStarting } from './starting.ts';
import { TestReport } from './test-case/test-report.tsx';
import type { usePlayedTests } from './test-case/use-played-tests.ts';
import { useMoment } from './use-address.ts';
import { Welcome } from './welcome.tsx';

const NO_TIMELINE: ContactWithTimeline['timeline'] = [];

interface Shown {
  readonly live: LiveState;
  readonly chat: LiveState['chats'][number] | undefined;
  readonly customers: ReturnType<typeof useCustomers>;
  readonly agentName: string;
  readonly setAgentName: (name: string) => void;
  readonly report: Report;
  readonly wayBack: ReturnType<typeof useStarting>['wayBack'];
  readonly startedId: string | undefined;
  readonly startAnother: () => void;
  readonly views: ReturnType<typeof useView>;
  readonly tests: Pick<ReturnType<typeof usePlayedTests>, 'testOf'>;
}

/** The chat that is looked at, from all its sides. */
export function ShownChat(props: Shown) {
  const { live, chat, agentName, setAgentName, report } = props;
  const { instance, clock, selected: contact, refresh } = live;
  const now = useLanes(contact?.timeline ?? NO_TIMELINE, chat?.startedAt);
  const look = useLookAt(chat?.initialContactId);
  const draftOf = useDrafts();
  useMoment(now.lanes, look);
  if (chat === undefined || contact === undefined) return <Welcome />;
  const { initialContactId: chatId, customerName } = chat;
  return (
    <>
      <LiveLanes key={`lanes ${chatId}`} {...{ now, look, chatId, customerName, clock, instance, report, refresh }} />
      <CustomerSide
        key={`customer ${chatId}`}
        {...props}
        {...{ chat, contact }}
        draft={draftOf(`customer ${chatId}`)}
      />
      <AgentDesk
        key={`agent ${chatId}`}
        {...{ contact, customerName, agentName, setAgentName, report, refresh, now, look }}
        queues={instance?.queues ?? NO_QUEUES}
        draft={draftOf(`agent ${chatId}`)}
      />
      <Told key={`insight ${chatId}`} {...props} {...{ chat, contact, now, look }} />
    </>
  );
}

interface OfChat extends Shown {
  readonly chat: LiveState['chats'][number];
  readonly contact: ContactWithTimeline;
}

function CustomerSide(props: OfChat & { readonly draft: ReturnType<ReturnType<typeof useDrafts>> }) {
  const { chat, contact, customers, draft } = props;
  const { initialContactId: chatId, customerName } = chat;
  const session = customers.sessionOf(chatId);
  return (
    <CustomerPane
      {...{ contact, session, customerName, draft }}
      view={session?.view}
      wantsFocus={chatId === props.startedId}
      connectAgain={() => customers.connectAgain(chatId)}
      comeBack={props.wayBack(chat, contact)}
      startAnother={props.startAnother}
    />
  );
}

function Told(props: OfChat & { readonly now: ReturnType<typeof useLanes>; readonly look: Look }) {
  const { live, chat, contact, now, look, views } = props;
  const { instance, clock } = live;
  const sources = useMemo(() => liveSources(instance), [instance]);
  const test = props.tests.testOf(chat.initialContactId);
  return (
    <Insight
      {...{ contact, chat, clock, views, look, now }}
      drawingOf={sources.drawing}
      panel={<Panel lanes={now.lanes} look={look} sources={sources} />}
      readWhole={() => live.readWhole(chat.initialContactId)}
      test={test && <TestReport test={test} lanes={now.lanes} look={look} />}
    />
  );
}

/** What was picked out of the chat; another chat begins with nothing. */
function useLookAt(chatId: string | undefined): Look {
  const look = useLook();
  const { select, setRange } = look;
  useEffect(() => {
    select(undefined);
    setRange(undefined);
  }, [chatId, select, setRange]);
  return look;
}

import './app.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { AgentDesk } from './agent-desk.tsx';
import { acceptNext, changeClock } from './api-client.ts';
import { BringFile } from './brought/bring-file.tsx';
import { Brought } from './brought/brought.tsx';
import { useBrought } from './brought/use-brought.ts';
import { ChangesBar } from './changes-bar.tsx';
import { ChatList } from './chat-list.tsx';
import { ClockBar } from './clock-bar.tsx';
import { CustomerPane } from './customer-pane.tsx';
import { useCustomers } from './customers.ts';
import { useDrafts } from './drafts.ts';
import { Drawer } from './drawer/drawer.tsx';
import { DropHint, DroppedTrace, useDropped } from './dropped/drop-zone.tsx';
import { Insight, useView } from './insight.tsx';
import { InstanceCard } from './instance-card.tsx';
import { drawFlow, liveSources } from './lanes/live-sources.ts';
import { type Look, useLook } from './lanes/look.ts';
import { Panel } from './lanes/panel.tsx';
import { useLanes } from './lanes/use-lanes.ts';
import { LiveLanes } from './live-lanes.tsx';
import { type LiveState, useLiveState } from './live-state.ts';
import type { ContactWithTimeline, Instance } from './model.ts';
import { keysOf } from './page-keys.ts';
import { Problems, type Report, useProblems } from './problems.tsx';
import { type Shortcut, Shortcuts } from './shortcuts.tsx';
import { nextName, StartChat } from './start-chat.tsx';
import { useStarting } from './starting.ts';
import { useTitle } from './title.ts';
import { useUnread } from './unread.ts';
import { addressAtFirst, note, useMoment } from './use-address.ts';
import { Welcome } from './welcome.tsx';

/** As long as the instance is not known. */
const NO_QUEUES: Instance['queues'] = [];
const NOT_ACCEPTED = 'No chat was accepted';
const NOT_TURNED = 'The clock was not turned';

export function App() {
  const { problems, report, dismiss } = useProblems();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const brought = useBrought();
  const dropped = useDropped(report, brought.takers);
  const { chosenId, startedId, choose, begin } = useChoice();
  const [agentName, setAgentName] = useState('Maria');
  const live = useLiveState(chosenId, report);
  const { instance, chats, selected: contact, refresh } = live;
  const customers = useCustomers({ chats, region: instance?.region, refresh }, report);
  const { start, wayBack } = useStarting(live, customers, { started: begin, report });
  const chat = chats.find(({ initialContactId }) => initialContactId === contact?.initialContactId);
  const isUnread = useUnread(chat);
  useTitle(chat, chats.filter(isUnread).length);

  const select = (initialContactId: string) => {
    brought.close();
    choose(initialContactId);
    showChat();
  };
  const startIn = (flowId: string) => {
    brought.close();
    void start({ displayName: nextName(namesOf(chats)), flowId, attributes: {} });
  };
  const attempt = attemptsOf(report, refresh);
  const accept = () => attempt(NOT_ACCEPTED, async () => select(await acceptNext(agentName.trim())));
  const toNextDeadline = () => attempt(NOT_TURNED, () => changeClock({ advanceToNextDeadline: true }));

  const shortcuts = keysOf({
    chats,
    chat,
    select,
    accept: () => void accept(),
    toNextDeadline: () => void toNextDeadline(),
    openDrawer: () => setDrawerOpen((isOpen) => !isOpen),
  });
  if (dropped.trace !== undefined) return <DroppedTrace trace={dropped.trace} close={dropped.close} />;
  return (
    <>
      {dropped.isOver && <DropHint />}
      <a class="skip" href="#chat">
        Skip to the chat
      </a>
      <Top {...{ live, report, shortcuts }} openDrawer={() => setDrawerOpen(true)} />
      <Problems problems={problems} reachable={live.reachable} dismiss={dismiss} />
      <ChangesBar changes={instance?.changes} />
      <main class={chat === undefined || brought.flow !== undefined ? 'empty' : ''}>
        <Side
          {...{ live, isUnread, select, start }}
          selectedId={chat?.initialContactId}
          take={dropped.take}
          acceptNext={() => void accept()}
        />
        {brought.flow === undefined ? (
          <ShownChat {...{ live, chat, customers, agentName, setAgentName, report, wayBack, startedId }} />
        ) : (
          <Brought key={brought.flow.id} {...brought} flow={brought.flow} drawingOf={drawFlow} startIn={startIn} />
        )}
      </main>
      {isDrawerOpen && <Drawer report={report} close={() => setDrawerOpen(false)} />}
    </>
  );
}

function Side(props: {
  readonly live: LiveState;
  readonly isUnread: ReturnType<typeof useUnread>;
  readonly select: (initialContactId: string) => void;
  readonly start: ReturnType<typeof useStarting>['start'];
  readonly selectedId: string | undefined;
  readonly take: (file: File) => Promise<void>;
  readonly acceptNext: () => void;
}) {
  const { instance, chats } = props.live;
  const { isUnread, select, selectedId, acceptNext } = props;
  return (
    <aside class="side" aria-label="Chats and instance">
      <StartChat instance={instance} taken={namesOf(chats)} start={props.start} />
      <BringFile take={props.take} />
      <ChatList {...{ chats, isUnread, select, selectedId, acceptNext }} queues={instance?.queues ?? NO_QUEUES} />
      {instance !== undefined && <InstanceCard instance={instance} />}
    </aside>
  );
}

function namesOf(chats: LiveState['chats']): readonly string[] {
  return chats.map(({ customerName }) => customerName);
}

/** The chat that was chosen last, and the one that was started last. */
function useChoice() {
  const [chosenId, choose] = useState(() => addressAtFirst().chat);
  useEffect(() => note({ chat: chosenId }), [chosenId]);
  const [startedId, setStarted] = useState<string>();
  const begin = (contactId: string) => {
    choose(contactId);
    setStarted(contactId);
  };
  return { chosenId, startedId, choose, begin };
}

/** Where the page is one column, the chat stands below the list. */
function showChat(): void {
  if (matchMedia('(max-width: 720px)').matches) document.getElementById('chat')?.scrollIntoView();
}

/** Does something, and tells of it where it did not work. */
function attemptsOf(report: Report, refresh: () => void) {
  return async (what: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      report.succeeded(what);
    } catch (error) {
      report.failed(what, error);
    } finally {
      refresh();
    }
  };
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

const NO_TIMELINE: ContactWithTimeline['timeline'] = [];

/** The chat that is looked at, from all its sides. */
function ShownChat(props: {
  readonly live: LiveState;
  readonly chat: LiveState['chats'][number] | undefined;
  readonly customers: ReturnType<typeof useCustomers>;
  readonly agentName: string;
  readonly setAgentName: (name: string) => void;
  readonly report: Report;
  readonly wayBack: ReturnType<typeof useStarting>['wayBack'];
  readonly startedId: string | undefined;
}) {
  const { live, chat, customers, agentName, setAgentName, report } = props;
  const { instance, clock, selected: contact, refresh } = live;
  const [view, setView] = useView();
  const now = useLanes(contact?.timeline ?? NO_TIMELINE, chat?.startedAt);
  const look = useLookAt(chat?.initialContactId);
  const sources = useMemo(() => liveSources(instance), [instance]);
  useMoment(now.lanes, look);
  const draftOf = useDrafts();
  if (chat === undefined || contact === undefined) return <Welcome />;
  const { initialContactId: chatId, customerName } = chat;
  const session = customers.sessionOf(chatId);
  return (
    <>
      <LiveLanes key={`lanes ${chatId}`} {...{ now, look, chatId, customerName, clock, report, refresh }} />
      <CustomerPane
        key={`customer ${chatId}`}
        {...{ contact, session, customerName }}
        view={session?.view}
        draft={draftOf(`customer ${chatId}`)}
        wantsFocus={chatId === props.startedId}
        connectAgain={() => customers.connectAgain(chatId)}
        comeBack={props.wayBack(chat, contact)}
      />
      <AgentDesk
        key={`agent ${chatId}`}
        {...{ contact, customerName, agentName, setAgentName, report, refresh }}
        queues={instance?.queues ?? NO_QUEUES}
        draft={draftOf(`agent ${chatId}`)}
      />
      <Insight
        key={`insight ${chatId}`}
        {...{ contact, chat, clock, view, setView, look }}
        drawingOf={sources.drawing}
        panel={<Panel lanes={now.lanes} look={look} sources={sources} />}
        readWhole={() => live.readWhole(chatId)}
      />
    </>
  );
}

function Top(props: {
  readonly live: LiveState;
  readonly report: Report;
  readonly shortcuts: readonly Shortcut[];
  readonly openDrawer: () => void;
}) {
  const { live, report, shortcuts } = props;
  const { instance, clock, nextDeadline, refresh } = live;
  return (
    <header class="top">
      <div class="brand">
        <h1>Local Connect</h1>
        <span class="quiet">{instance === undefined ? 'connecting…' : instance.region}</span>
        <Shortcuts shortcuts={shortcuts} />
        <button
          type="button"
          class="small"
          title="Logs, faults, quotas and dead letters (u)"
          onClick={props.openDrawer}
        >
          Under the hood
        </button>
      </div>
      <ClockBar {...{ clock, nextDeadline, report, refresh }} />
    </header>
  );
}

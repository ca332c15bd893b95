import './app.css';
import { useEffect, useState } from 'preact/hooks';
import type { PlayedTestCase } from '../../control/played-test-case.ts';
import { acceptNext, changeClock } from './api-client.ts';
import { BringFile } from './brought/bring-file.tsx';
import { Brought } from './brought/brought.tsx';
import { type BroughtThing, useBrought } from './brought/use-brought.ts';
import { ChangesBar } from './changes-bar.tsx';
import { ChatList } from './chat-list.tsx';
import { ClockBar } from './clock-bar.tsx';
import { useCustomers } from './customers.ts';
import { Drawer } from './drawer/drawer.tsx';
import { DropHint, DroppedTrace, useDropped } from './dropped/drop-zone.tsx';
import { useView } from './insight.tsx';
import { InstanceCard } from './instance-card.tsx';
import { drawFlow } from './lanes/live-sources.ts';
import { type LiveState, useLiveState } from './live-state.ts';
import { NO_QUEUES } from './model.ts';
import { keysOf } from './page-keys.ts';
import { Problems, type Report, useProblems } from './problems.tsx';
import { type Shortcut, Shortcuts } from './shortcuts.tsx';
import { ShownChat } from './shown-chat.tsx';
import { nextName, StartChat } from './start-chat.tsx';
import { useStarting } from './starting.ts';
import { BroughtTestView } from './test-case/brought-test-view.tsx';
import { usePlayedTests } from './test-case/use-played-tests.ts';
import { useTitle } from './title.ts';
import { useUnread } from './unread.ts';
import { addressAtFirst, note } from './use-address.ts';

const NOT_ACCEPTED = 'No chat was accepted';
const NOT_TURNED = 'The clock was not turned';

export function App() {
  const page = usePage();
  const { live, report, shortcuts, things, dropped, chat, openDrawer } = page;
  if (dropped.trace !== undefined) return <DroppedTrace trace={dropped.trace} close={dropped.close} />;
  return (
    <>
      {dropped.isOver && <DropHint />}
      <a class="skip" href="#chat">
        Skip to the chat
      </a>
      <Top {...{ live, report, shortcuts, openDrawer }} />
      <Problems problems={page.problems} reachable={live.reachable} dismiss={page.dismiss} />
      <ChangesBar changes={live.instance?.changes} />
      <main class={chat === undefined || things.brought !== undefined ? 'empty' : ''}>
        <Side page={page} />
        {things.brought === undefined ? (
          <ShownChat {...page} />
        ) : (
          <BroughtToPage page={page} brought={things.brought} />
        )}
      </main>
      {page.isDrawerOpen && <Drawer report={report} close={page.closeDrawer} />}
    </>
  );
}

type Page = ReturnType<typeof usePage>;

/** All that the page knows and does. */
function usePage() {
  const { problems, report, dismiss } = useProblems();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const things = useBrought();
  const dropped = useDropped(report, things.takers);
  const { chosenId, startedId, choose, begin } = useChoice();
  const [agentName, setAgentName] = useState('Maria');
  const live = useLiveState(chosenId, report);
  const { instance, chats, selected: contact, refresh } = live;
  const customers = useCustomers({ chats, region: instance?.region, refresh }, report);
  const starting = useStarting(live, customers, { started: begin, report });
  const chat = chats.find(({ initialContactId }) => initialContactId === contact?.initialContactId);
  const isUnread = useUnread(chat);
  const views = useView();
  const tests = usePlayedTests(things.setTestCase);
  useTitle(chat, chats.filter(isUnread).length);
  useEffect(() => {
    if (things.brought !== undefined) showChat();
  }, [things.brought]);

  const select = (initialContactId: string) => {
    things.close();
    choose(initialContactId);
    showChat();
  };
  const attempt = attemptsOf(report, refresh);
  const accept = () => void attempt(NOT_ACCEPTED, async () => select(await acceptNext(agentName.trim())));
  const toNextDeadline = () => void attempt(NOT_TURNED, () => changeClock({ advanceToNextDeadline: true }));
  const turnDrawer = () => setDrawerOpen((isOpen) => !isOpen);
  return {
    ...{ problems, report, dismiss, live, chat, customers, ...starting, startedId, things, dropped, isUnread },
    ...{ agentName, setAgentName, views, tests, isDrawerOpen, select, accept },
    openDrawer: () => setDrawerOpen(true),
    closeDrawer: () => setDrawerOpen(false),
    shortcuts: keysOf({ chats, chat, select, accept, toNextDeadline, openDrawer: turnDrawer }),
  };
}

/** A flow or a test case that somebody brought, in the place of the chat. */
function BroughtToPage({ page, brought }: { readonly page: Page; readonly brought: BroughtThing }) {
  const { things, live, report, tests } = page;
  const { setFlow, setTestCase, close } = things;
  if (brought.flow !== undefined) {
    const startIn = (flowId: string) => {
      close();
      void page.start({ displayName: nextName(namesOf(live.chats)), flowId, attributes: {} });
    };
    const { flow } = brought;
    return <Brought key={flow.id} {...{ flow, setFlow, startIn, close }} drawingOf={drawFlow} />;
  }
  const { testCase } = brought;
  const showPlayed = (played: PlayedTestCase) => {
    tests.keep(testCase, played);
    page.views.setView('test');
    page.select(played.contactId);
    live.refresh();
  };
  return (
    <BroughtTestView
      key={testCase.text}
      {...{ testCase, setTestCase, report, close }}
      flows={live.instance?.flows ?? []}
      drawingOf={drawFlow}
      played={showPlayed}
    />
  );
}

function Side({ page }: { readonly page: Page }) {
  const { live, isUnread, select, start, chat, dropped, accept } = page;
  const { instance, chats } = live;
  return (
    <aside class="side" aria-label="Chats and instance">
      <StartChat instance={instance} taken={namesOf(chats)} start={start} />
      <BringFile take={dropped.take} />
      <ChatList
        {...{ chats, isUnread, select }}
        selectedId={chat?.initialContactId}
        acceptNext={accept}
        queues={instance?.queues ?? NO_QUEUES}
      />
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

function Top(props: {
  readonly live: LiveState;
  readonly report: Report;
  readonly shortcuts: readonly Shortcut[];
  readonly openDrawer: () => void;
}) {
  const { live, report, shortcuts } = props;
  const { instance, clock, nextDeadline, chats, refresh } = live;
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
      <ClockBar {...{ clock, nextDeadline, chats, report, refresh }} />
    </header>
  );
}

import './app.css';
import { useEffect, useState } from 'preact/hooks';
import type { PlayedTestCase } from '../../control/played-test-case.ts';
import { acceptNext, changeClock } from './api-client.ts';
import { BringFile } from './brought/bring-file.tsx';
import { Brought } from './brought/brought.tsx';
import { type BroughtThing, useBrought } from './brought/use-brought.ts';
import { ChangesBar } from './changes-bar.tsx';
import { ChatList } from './chat-list.tsx';
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
import { ShownChat } from './shown-chat.tsx';
import { nextName } from './start-chat/next-name.ts';
import { StartCard } from './start-chat/start-card.tsx';
import { useStartCard } from './start-chat/use-start-card.ts';
import { useStarting } from './starting.ts';
import { BroughtTestView } from './test-case/brought-test-view.tsx';
import { usePlayedTests } from './test-case/use-played-tests.ts';
import { useTitle } from './title.ts';
import { Top } from './top.tsx';
import { useUnread } from './unread.ts';
import { addressAtFirst, note } from './use-address.ts';
import { Welcome } from './welcome.tsx';

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
      <Top {...{ live, report, shortcuts, openDrawer }} whatToTry={page.whatToTry.open} />
      <Problems problems={page.problems} reachable={live.reachable} dismiss={page.dismiss} />
      <ChangesBar changes={live.instance?.changes} />
      <main class={chat === undefined || things.brought !== undefined || page.whatToTry.isOpen ? 'empty' : ''}>
        <Side page={page} />
        <Middle page={page} />
      </main>
      {page.isDrawerOpen && <Drawer report={report} close={page.closeDrawer} />}
    </>
  );
}

type Page = ReturnType<typeof usePage>;

/** What is looked at: what somebody brought, what to try, or a chat. */
function Middle({ page }: { readonly page: Page }) {
  const { things, whatToTry } = page;
  if (things.brought !== undefined) return <BroughtToPage page={page} brought={things.brought} />;
  return whatToTry.isOpen && page.chat !== undefined ? <Welcome close={whatToTry.close} /> : <ShownChat {...page} />;
}

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
  const startCard = useStartCard(chats.length > 0);
  const whatToTry = useWhatToTry(chats.length > 0, things.close);
  const started = (contactId: string) => {
    startCard.close();
    whatToTry.close();
    begin(contactId);
  };
  const starting = useStarting(live, customers, { started, report });
  const chat = chats.find(({ initialContactId }) => initialContactId === contact?.initialContactId);
  const isUnread = useUnread(chat);
  const views = useView();
  const tests = usePlayedTests(things.setTestCase);
  useTitle(chat, chats.filter(isUnread).length);
  useEffect(() => {
    if (things.brought === undefined) return;
    whatToTry.close();
    showChat();
  }, [things.brought]);

  const select = (initialContactId: string) => {
    things.close();
    whatToTry.close();
    choose(initialContactId);
    showChat();
  };
  const attempt = attemptsOf(report, refresh);
  const accept = () => void attempt(NOT_ACCEPTED, async () => select(await acceptNext(agentName.trim())));
  const toNextDeadline = () => void attempt(NOT_TURNED, () => changeClock({ advanceToNextDeadline: true }));
  const turnDrawer = () => setDrawerOpen((isOpen) => !isOpen);
  return {
    ...{ problems, report, dismiss, live, chat, customers, ...starting, startedId, things, dropped, isUnread },
    ...{ agentName, setAgentName, views, tests, isDrawerOpen, select, accept, startCard, whatToTry },
    openDrawer: () => setDrawerOpen(true),
    closeDrawer: () => setDrawerOpen(false),
    startAnother: startCard.open,
    shortcuts: keysOf({
      ...{ chats, chat, select, accept, toNextDeadline, openDrawer: turnDrawer },
      ...{ startAnother: startCard.open, whatToTry: whatToTry.open },
    }),
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
      <StartCard card={page.startCard} instance={instance} taken={namesOf(chats)} start={start} />
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

/** The steps of the beginning can be read again, in the place of the chat. Without a chat they stand there anyway. */
function useWhatToTry(hasChats: boolean, closeBrought: () => void) {
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    if (!hasChats) return;
    closeBrought();
    setOpen(true);
    showChat();
  };
  return { isOpen, open, close: () => setOpen(false) };
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

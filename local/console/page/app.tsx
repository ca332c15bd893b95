import './app.css';
import { useState } from 'preact/hooks';
import { AgentDesk } from './agent-desk.tsx';
import { ChatList } from './chat-list.tsx';
import { ClockBar } from './clock-bar.tsx';
import { CustomerPane } from './customer-pane.tsx';
import { useCustomers } from './customers.ts';
import { useDrafts } from './drafts.ts';
import { Insight, useView } from './insight.tsx';
import { InstanceCard } from './instance-card.tsx';
import { type LiveState, useLiveState } from './live-state.ts';
import type { Instance } from './model.ts';
import { Problems, type Report, useProblems } from './problems.tsx';
import { StartChat } from './start-chat.tsx';
import { useStarting } from './starting.ts';
import { Welcome } from './welcome.tsx';

/** As long as the instance is not known. */
const NO_QUEUES: Instance['queues'] = [];

export function App() {
  const { problems, report, dismiss } = useProblems();
  const [chosenId, choose] = useState<string>();
  const [agentName, setAgentName] = useState('Maria');
  const [view, setView] = useView();
  const draftOf = useDrafts();
  const live = useLiveState(chosenId, report);
  const { instance, clock, chats, selected: contact, refresh } = live;
  const customers = useCustomers({ chats, region: instance?.region, refresh }, report);
  const { start, wayBack } = useStarting(live, customers, { choose, report });

  const queues = instance?.queues ?? NO_QUEUES;
  const chat = chats.find(({ initialContactId }) => initialContactId === contact?.initialContactId);
  const chatId = chat?.initialContactId;
  const session = chatId === undefined ? undefined : customers.sessionOf(chatId);
  return (
    <>
      <Top live={live} report={report} />
      <Problems problems={problems} reachable={live.reachable} dismiss={dismiss} />
      <main class={chat === undefined ? 'empty' : ''}>
        <aside class="side" aria-label="Chats and instance">
          <StartChat instance={instance} chatCount={chats.length} start={start} />
          <ChatList chats={chats} queues={queues} selectedId={chatId} select={choose} />
          {instance !== undefined && <InstanceCard instance={instance} />}
        </aside>
        {chat === undefined || contact === undefined ? (
          <Welcome />
        ) : (
          <>
            <CustomerPane
              key={`customer ${chatId}`}
              {...{ contact, session }}
              customerName={chat.customerName}
              view={session?.view}
              draft={draftOf(`customer ${chatId}`)}
              connectAgain={() => customers.connectAgain(chat.initialContactId)}
              comeBack={wayBack(chat, contact)}
            />
            <AgentDesk
              key={`agent ${chatId}`}
              {...{ contact, queues, agentName, setAgentName, report, refresh }}
              customerName={chat.customerName}
              draft={draftOf(`agent ${chatId}`)}
            />
            <Insight key={`insight ${chatId}`} {...{ contact, chat, clock, view, setView }} />
          </>
        )}
      </main>
    </>
  );
}

function Top({ live, report }: { readonly live: LiveState; readonly report: Report }) {
  const { instance, clock, nextDeadline, refresh } = live;
  return (
    <header class="top">
      <div class="brand">
        <h1>Local Connect</h1>
        <span class="quiet">{instance === undefined ? 'connecting…' : instance.region}</span>
      </div>
      <ClockBar {...{ clock, nextDeadline, report, refresh }} />
    </header>
  );
}

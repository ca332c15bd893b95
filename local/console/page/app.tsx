import { useState } from 'preact/hooks';
import { AgentDesk } from './agent-desk.tsx';
import { startChat } from './api-client.ts';
import { ChatList } from './chat-list.tsx';
import { ClockBar } from './clock-bar.tsx';
import { CustomerPane } from './customer-pane.tsx';
import { useCustomers } from './customers.ts';
import { Details, InstanceCard } from './details.tsx';
import { FlowPath } from './flow-path.tsx';
import { useLiveState } from './live-state.ts';
import type { Chat, ContactWithTimeline, Instance } from './model.ts';
import { Problems, useProblems } from './problems.tsx';
import { type NewChat, StartChat } from './start-chat.tsx';
import { Tabs } from './tabs.tsx';
import { Timeline } from './timeline.tsx';
import { Timers } from './timers.tsx';

type Tab = 'timeline' | 'flow' | 'details';
const TABS: readonly { readonly name: Tab; readonly label: string }[] = [
  { name: 'timeline', label: 'Timeline' },
  { name: 'flow', label: 'Flow' },
  { name: 'details', label: 'Details' },
];

const NOT_STARTED = 'The chat was not started';
/** As long as the instance is not known. */
const NO_QUEUES: Instance['queues'] = [];

export function App() {
  const { problems, report, dismiss } = useProblems();
  const [chosenId, choose] = useState<string>();
  const [tab, setTab] = useState<Tab>('timeline');
  const [agentName, setAgentName] = useState('Maria');
  const live = useLiveState(chosenId, report);
  const { instance, clock, chats, selected, refresh } = live;
  const region = instance?.region;
  const { sessionOf, open, connectAgain } = useCustomers({ chats, region, refresh }, report);

  async function start(newChat: NewChat): Promise<void> {
    if (instance === undefined) return;
    try {
      const started = await startChat({ instanceId: instance.instanceId, ...newChat });
      open(started, instance.region);
      choose(started.contactId);
      report.succeeded(NOT_STARTED);
      refresh();
    } catch (error) {
      report.failed(NOT_STARTED, error);
    }
  }

  /** Starts a new chat in the flow that the old one began in; nothing where there is no such flow. */
  function wayBack({ initialContactId, customerName }: Chat, { timeline }: ContactWithTimeline) {
    const began = timeline.find((entry) => entry.type === 'FLOW_STARTED')?.detail.flow;
    const flowId = instance?.flows.find(({ name }) => name === began)?.id;
    if (flowId === undefined) return undefined;
    return () => void start({ displayName: customerName, flowId, attributes: {}, pastContactId: initialContactId });
  }

  const queues = instance?.queues ?? NO_QUEUES;
  const chat = chats.find(({ initialContactId }) => initialContactId === selected?.initialContactId);
  const session = chat === undefined ? undefined : sessionOf(chat.initialContactId);
  return (
    <>
      <header class="top">
        <div class="brand">
          <h1>Local Connect</h1>
          <span class="quiet">{instance === undefined ? 'connecting…' : instance.region}</span>
        </div>
        <ClockBar
          clock={clock}
          timerRuns={chats.some(({ current }) => current.timers.length > 0)}
          report={report}
          refresh={refresh}
        />
      </header>
      <Problems problems={problems} reachable={live.reachable} dismiss={dismiss} />
      <main class={chat === undefined ? 'empty' : ''}>
        <aside class="side" aria-label="Chats and instance">
          <StartChat instance={instance} chatCount={chats.length} start={start} />
          <ChatList chats={chats} queues={queues} selectedId={chat?.initialContactId} select={choose} />
          {instance !== undefined && <InstanceCard instance={instance} />}
        </aside>
        {chat === undefined || selected === undefined ? (
          <Welcome />
        ) : (
          <>
            <CustomerPane
              key={`customer ${chat.initialContactId}`}
              contact={selected}
              customerName={chat.customerName}
              session={session}
              view={session?.view}
              connectAgain={() => connectAgain(chat.initialContactId)}
              comeBack={wayBack(chat, selected)}
            />
            <AgentDesk
              key={`agent ${chat.initialContactId}`}
              contact={selected}
              customerName={chat.customerName}
              queues={queues}
              agentName={agentName}
              setAgentName={setAgentName}
              report={report}
              refresh={refresh}
            />
            <div class="insight" key={`insight ${chat.initialContactId}`}>
              <Timers contact={selected} clock={clock} />
              <section class="card told" aria-label="What happened">
                <Tabs label="Views of the chat" tabs={TABS} chosen={tab} choose={setTab}>
                  {tab === 'timeline' && <Timeline timeline={selected.timeline} chat={chat} />}
                  {tab === 'flow' && <FlowPath contact={selected} />}
                  {tab === 'details' && <Details contact={selected} chat={chat} />}
                </Tabs>
              </section>
            </div>
          </>
        )}
      </main>
    </>
  );
}

function Welcome() {
  return (
    <section class="welcome" aria-label="What to try">
      <h2>See a chat time out, in a minute</h2>
      <ol>
        <li>
          <strong>Start a chat</strong> on the left. You are the customer; the flow greets you, sets the timers and puts
          you in a queue.
        </li>
        <li>
          <strong>Accept it</strong> as the agent, and write a few words from both sides.
        </li>
        <li>
          <strong>Go quiet, and turn the clock</strong>: <em>Next timer</em>, or <em>+5 min</em>. The customer becomes
          idle; a little later the agent is disconnected.
        </li>
        <li>
          <strong>Read the timeline</strong>: what the flow did, when each timer fired, and what came of it.
        </li>
        <li>
          <strong>Come back</strong>: when the chat has ended, turn the clock by a minute and choose <em>Come back</em>.
          The new chat goes on from the old one.
        </li>
      </ol>
    </section>
  );
}

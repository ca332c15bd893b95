import '../../chat-widget/chat-window.css';
import './agent-desk.css';
import { useMemo, useRef, useState } from 'preact/hooks';
import { AttachButton } from '../../chat-widget/attach-button.tsx';
import { Conversation } from '../../chat-widget/conversation.tsx';
import type { Draft } from '../../chat-widget/message-box.tsx';
import { MessageBox } from '../../chat-widget/message-box.tsx';
import { sendAgentFile } from './agent-file.ts';
import { type AgentAction, agentDoes } from './api-client.ts';
import type { Look } from './lanes/look.ts';
import type { LanesNow } from './lanes/use-lanes.ts';
import { linesOfDesk } from './lines.ts';
import { agentIn, type ContactWithTimeline, type Instance, isOwnQueue, type Participant } from './model.ts';
import type { Report } from './problems.tsx';
import { WithoutTimers } from './timers.tsx';
import { WhyLeft } from './why-left.tsx';

const FAILED: Readonly<Record<AgentAction, string>> = {
  accept: 'The chat was not accepted',
  connect: 'The file was not sent',
  join: 'The agent did not join',
  leave: 'The agent did not leave',
  messages: 'The agent’s message was not sent',
  monitor: 'The supervisor did not join',
  transfer: 'The chat was not transferred',
  typing: 'The customer was not told that the agent types',
};

const SUPERVISOR = 'Supervisor';
/** As ChatJS tells of a customer's typing. */
const TYPING_EVERY_MS = 10_000;

type Act = (action: AgentAction, more?: { readonly text?: string; readonly queue?: string }) => Promise<boolean>;

/** The agent's desk: takes the chat from its queue, writes, leaves, hands it on. */
export function AgentDesk(props: {
  readonly contact: ContactWithTimeline;
  readonly customerName: string;
  readonly queues: Instance['queues'];
  readonly agentName: string;
  readonly setAgentName: (name: string) => void;
  readonly draft: Draft;
  readonly report: Report;
  readonly refresh: () => void;
  readonly now: LanesNow;
  readonly look: Look;
}) {
  const { contact, customerName, queues, report, refresh, now, look } = props;
  const agent = agentIn(contact);
  // Whose desk it is: the agent's who is in the chat, else the last one's who was.
  const seat = agent ?? contact.participants.findLast(({ role }) => role === 'AGENT');
  const { timeline, past } = contact;
  const lines = useMemo(() => linesOfDesk(timeline, past, agent !== undefined), [timeline, past, agent]);
  const name = agent?.displayName ?? props.agentName.trim();
  const { contactId } = contact;
  const { busy, act, attach } = useActions({ name, contactId, report, refresh });
  const supervisor = useActions({ name: SUPERVISOR, contactId, report, refresh });
  const isSupervised = contact.participants.some(({ role, state }) => role === 'SUPERVISOR' && state === 'CONNECTED');
  const typing = contact.participants.filter((person) => person.typing && person.displayName !== agent?.displayName);

  return (
    <section class="pane agent" aria-labelledby="agent-title">
      <Head agent={agent} agentName={props.agentName} setAgentName={props.setAgentName} />
      <Conversation
        label="What the agent sees"
        lines={lines}
        ownRole="AGENT"
        ownName={seat?.displayName}
        typing={agent === undefined ? '' : typing.map(({ displayName }) => displayName).join(' and ')}
      >
        {agent === undefined && (
          <>
            {seat !== undefined && <WhyLeft {...{ seat, now, look }} />}
            <Offer {...{ contact, customerName, queues }} seen={lines.length > 0} />
            <WayIn state={contact.state} disabled={busy || name === ''} act={act} />
          </>
        )}
      </Conversation>
      <WithoutTimers contact={contact} />
      {agent !== undefined && (
        <Foot {...{ queues, busy, act, attach, isSupervised }} draft={props.draft} supervise={supervisor.act} />
      )}
    </section>
  );
}

function useActions(options: {
  readonly name: string;
  readonly contactId: string;
  readonly report: Report;
  readonly refresh: () => void;
}): { readonly busy: boolean; readonly act: Act; readonly attach: (file: File) => Promise<boolean> } {
  const { name, contactId, report, refresh } = options;
  const [busy, setBusy] = useState(false);
  const doing = async (action: AgentAction, does: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await does();
      report.succeeded(FAILED[action]);
      return true;
    } catch (error) {
      report.failed(FAILED[action], error);
      return false;
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return {
    busy,
    act: (action, more = {}) => doing(action, () => agentDoes(name, action, { contactId, ...more })),
    attach: (file) => doing('connect', () => sendAgentFile(name, contactId, file)),
  };
}

function Head(props: {
  readonly agent: Participant | undefined;
  readonly agentName: string;
  readonly setAgentName: (name: string) => void;
}) {
  const { agent } = props;
  return (
    <header class="pane-head">
      <h2 id="agent-title">
        <span class="pane-kind">Agent</span>
        {agent === undefined ? (
          <input
            class="name-input"
            aria-label="The agent’s name"
            value={props.agentName}
            maxLength={256}
            onInput={(event) => props.setAgentName(event.currentTarget.value)}
          />
        ) : (
          ` ${agent.displayName}`
        )}
      </h2>
      {agent !== undefined && (
        <span class={`status ${agent.idle ? 'waiting' : 'good'}`}>{agent.idle ? 'idle' : 'in the chat'}</span>
      )}
    </header>
  );
}

/** How an agent gets into the chat, where there is a way. */
function WayIn(props: { readonly state: ContactWithTimeline['state']; readonly disabled: boolean; readonly act: Act }) {
  const { state, disabled, act } = props;
  switch (state) {
    case 'IN_QUEUE':
      return (
        <button type="button" class="primary big" disabled={disabled} onClick={() => void act('accept')}>
          Accept the chat
        </button>
      );
    case 'IN_FLOW':
    case 'WAITING':
      return (
        <button
          type="button"
          class="small"
          disabled={disabled}
          title="Puts the agent into the chat whatever the flow says, for tests"
          onClick={() => void act('join')}
        >
          Join anyway
        </button>
      );
    default:
      return null;
  }
}

/** What an agent who is in the chat can do. */
function Foot(props: {
  readonly queues: Instance['queues'];
  readonly busy: boolean;
  readonly act: Act;
  readonly attach: (file: File) => Promise<boolean>;
  readonly draft: Draft;
  readonly isSupervised: boolean;
  readonly supervise: Act;
}) {
  const { queues, busy, act, attach, isSupervised, supervise } = props;
  const tellTyping = useTyping(() => void act('typing'));
  return (
    <footer class="pane-foot">
      <MessageBox
        id="agent-message"
        label="Write as the agent"
        draft={props.draft}
        disabled={false}
        onTyping={tellTyping}
        send={(text) => act('messages', { text })}
      />
      <div class="foot-row">
        <AttachButton label="File to attach as the agent" disabled={busy} attach={(file) => void attach(file)} />
        <button type="button" class="small" disabled={busy} onClick={() => void act('leave')}>
          Leave
        </button>
        <button
          type="button"
          class="small"
          disabled={busy}
          title="A supervisor listens in on the chat; timers do not wait for one"
          onClick={() => void supervise(isSupervised ? 'leave' : 'monitor')}
        >
          {isSupervised ? 'End the supervision' : 'Supervise'}
        </button>
        {queues.length > 0 && (
          <Transfer queues={queues} disabled={busy} transfer={(queue) => void act('transfer', { queue })} />
        )}
      </div>
    </footer>
  );
}

/** Tells of typing now and then, and not at each key. */
function useTyping(tell: () => void): () => void {
  const toldAtMs = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    if (performance.now() - toldAtMs.current < TYPING_EVERY_MS) return;
    toldAtMs.current = performance.now();
    tell();
  };
}

function Offer(props: {
  readonly contact: ContactWithTimeline;
  readonly customerName: string;
  readonly queues: Instance['queues'];
  readonly seen: boolean;
}) {
  const { contact, customerName, queues, seen } = props;
  switch (contact.state) {
    case 'IN_QUEUE':
      return (
        <p class="offer">
          <strong>{customerName}</strong> is waiting
          {contact.queue ? (
            <>
              {' '}
              {isOwnQueue(contact.queue, queues) ? 'for' : 'in'} <strong>{contact.queue}</strong>
            </>
          ) : (
            ' for an agent'
          )}
          .
        </p>
      );
    case 'ENDED':
      return <p class="aside">{seen ? 'The contact is closed.' : 'No agent was in this chat.'}</p>;
    default:
      return (
        <p class="aside">
          {seen ? 'You are no longer in this chat: ' : 'Nothing to do yet: '}the customer is with the flow
          {contact.flow === null ? '' : ` “${contact.flow.name}”`}.
        </p>
      );
  }
}

function Transfer(props: {
  readonly queues: Instance['queues'];
  readonly disabled: boolean;
  readonly transfer: (queueId: string) => void;
}) {
  return (
    <select
      class="small"
      aria-label="Transfer the chat to a queue"
      disabled={props.disabled}
      value=""
      onChange={(event) => {
        const queueId = event.currentTarget.value;
        event.currentTarget.value = '';
        if (queueId !== '') props.transfer(queueId);
      }}
    >
      <option value="">Transfer to…</option>
      {props.queues.map((queue) => (
        <option key={queue.id} value={queue.id}>
          {queue.name}
        </option>
      ))}
    </select>
  );
}

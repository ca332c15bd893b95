import './chat-list.css';
import { inWords } from '../../timeline/format.ts';
import { count } from './format.ts';
import { type Chat, type Contact, type ContactState, type Instance, isOwnQueue } from './model.ts';

export const STATES: Readonly<Record<ContactState, string>> = {
  IN_FLOW: 'in a flow',
  WAITING: 'flow waits',
  IN_QUEUE: 'in queue',
  WITH_AGENT: 'with agent',
  ENDED: 'ended',
};

/** All chats, oldest first. */
export function ChatList(props: {
  readonly chats: readonly Chat[];
  readonly queues: Instance['queues'];
  readonly selectedId: string | undefined;
  readonly select: (initialContactId: string) => void;
}) {
  return (
    <nav class="chat-list" aria-label="Chats">
      {props.chats.length === 0 && <p class="aside">No chat yet.</p>}
      <ul>
        {props.chats.map(({ initialContactId, current, contacts, customerName }) => (
          <li key={initialContactId}>
            <button
              type="button"
              class="chat-item"
              aria-current={initialContactId === props.selectedId ? 'true' : undefined}
              title={current.contactId}
              onClick={() => props.select(initialContactId)}
            >
              <span class="chat-name">{customerName}</span>
              <span class={`state ${current.state}`}>{STATES[current.state]}</span>
              <span class="chat-more">
                {[
                  queueOf(current, props.queues),
                  ...current.participants.flatMap(({ idle, role }) => (idle ? `${inWords(role)} idle` : [])),
                  current.timers.length > 0 ? count(current.timers.length, 'timer') : '',
                  contacts.length > 1 ? count(contacts.length, 'contact') : '',
                ]
                  .filter(Boolean)
                  .join(' · ') ||
                  (current.flow?.name ?? ' ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What a chat waits for, while it waits in a queue. */
function queueOf({ state, queue }: Contact, queues: Instance['queues']): string {
  if (state !== 'IN_QUEUE' || !queue) return '';
  return isOwnQueue(queue, queues) ? `for ${queue}` : queue;
}

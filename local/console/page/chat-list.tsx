import './chat-list.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { inWords } from '../../timeline/format.ts';
import { count, formatTimeOfDay } from './format.ts';
import { type Chat, type Contact, type ContactState, type Instance, isOwnQueue } from './model.ts';

export const STATES: Readonly<Record<ContactState, string>> = {
  IN_FLOW: 'in a flow',
  WAITING: 'flow waits',
  IN_QUEUE: 'in queue',
  WITH_AGENT: 'with agent',
  ENDED: 'ended',
};

/** From so many chats on they can be searched. */
const SEARCHED_FROM = 4;

/** All chats, newest first. */
export function ChatList(props: {
  readonly chats: readonly Chat[];
  readonly queues: Instance['queues'];
  readonly selectedId: string | undefined;
  readonly isUnread: (chat: Chat) => boolean;
  readonly select: (initialContactId: string) => void;
  readonly acceptNext: () => void;
}) {
  const { chats, selectedId } = props;
  const [search, setSearch] = useState('');
  const waiting = chats.filter(({ current }) => current.state === 'IN_QUEUE').length;
  const shown = chats.filter((chat) => hasWords(chat, search)).toReversed();
  return (
    <div class="chat-list">
      <div class="chat-list-head">
        <h2>{count(chats.length, 'chat')}</h2>
        <button type="button" class="small" disabled={waiting === 0} onClick={props.acceptNext}>
          Accept next{waiting === 0 ? '' : ` (${waiting})`}
        </button>
      </div>
      {chats.length >= SEARCHED_FROM && <FindField {...{ search, setSearch }} />}
      <nav aria-label="Chats">
        {chats.length === 0 && <p class="aside">No chat yet.</p>}
        {chats.length > 0 && shown.length === 0 && <p class="aside">No chat has “{search}” in it.</p>}
        <ul>
          {shown.map((chat) => (
            <ChatItem
              key={chat.initialContactId}
              {...{ chat }}
              queues={props.queues}
              isSelected={chat.initialContactId === selectedId}
              isUnread={props.isUnread(chat)}
              select={props.select}
            />
          ))}
        </ul>
      </nav>
    </div>
  );
}

function FindField(props: { readonly search: string; readonly setSearch: (search: string) => void }) {
  return (
    <input
      type="search"
      id="find-chat"
      class="small"
      aria-label="Find a chat"
      placeholder="Name, state or queue"
      value={props.search}
      onInput={(event) => props.setSearch(event.currentTarget.value)}
    />
  );
}

function ChatItem(props: {
  readonly chat: Chat;
  readonly queues: Instance['queues'];
  readonly isSelected: boolean;
  readonly isUnread: boolean;
  readonly select: (initialContactId: string) => void;
}) {
  const { chat, isSelected, isUnread } = props;
  const { current, customerName, initialContactId } = chat;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSelected) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        class={`chat-item ${isUnread ? 'unread' : ''}`}
        aria-current={isSelected ? 'true' : undefined}
        title={titleOf(chat)}
        onClick={() => props.select(initialContactId)}
      >
        <span class="chat-name">
          {customerName}
          {isUnread && (
            <>
              {' '}
              <span class="unread-mark" aria-hidden="true">
                ●
              </span>
              <span class="hidden">(unread)</span>
            </>
          )}
        </span>
        <span class={`state ${current.state}`}>{STATES[current.state]}</span>
        <span class="chat-more">{moreOf(chat, props.queues)}</span>
      </button>
    </li>
  );
}

function titleOf({ customerName, startedAt, current }: Chat): string {
  const since = startedAt === undefined ? '' : `, since ${formatTimeOfDay(Date.parse(startedAt))}`;
  return `${customerName}${since} (${current.contactId})`;
}

function moreOf({ current, contacts }: Chat, queues: Instance['queues']): string {
  const parts = [
    queueOf(current, queues),
    ...current.participants.flatMap(({ idle, role }) => (idle ? `${inWords(role)} idle` : [])),
    current.timers.length > 0 ? count(current.timers.length, 'timer') : '',
    contacts.length > 1 ? count(contacts.length, 'contact') : '',
  ];
  return parts.filter(Boolean).join(' · ') || (current.flow?.name ?? ' ');
}

function hasWords({ customerName, current }: Chat, search: string): boolean {
  const told = [customerName, STATES[current.state], current.queue ?? '', current.flow?.name ?? '', current.contactId];
  return told.join(' ').toLowerCase().includes(search.trim().toLowerCase());
}

/** What a chat waits for, while it waits in a queue. */
function queueOf({ state, queue }: Contact, queues: Instance['queues']): string {
  if (state !== 'IN_QUEUE' || !queue) return '';
  return isOwnQueue(queue, queues) ? `for ${queue}` : queue;
}

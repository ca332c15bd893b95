import type { ChatState } from './chat-state.ts';
import { checkChain, closeContact, enqueue, makeContact, openContact } from './contacts.ts';
import type { Directory } from './directory.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import type { Chat, Contact, QueueFacts, QueueRef } from './model.ts';

export function queueFacts(directory: Directory, queueId: string): QueueFacts {
  let contactsInQueue = 0;
  let oldestEnqueuedAtMs: number | undefined;
  for (const { current } of directory.chats) {
    if (current.state !== 'IN_QUEUE' || current.queue?.id !== queueId || current.enqueuedAtMs === undefined) continue;
    contactsInQueue += 1;
    oldestEnqueuedAtMs = Math.min(oldestEnqueuedAtMs ?? current.enqueuedAtMs, current.enqueuedAtMs);
  }
  return { contactsInQueue, oldestEnqueuedAtMs };
}

/** The lower priority first, then the longer wait, as far as a flow has not adjusted it. */
export function byTurn(a: Chat, b: Chat): number {
  return a.routing.priority - b.routing.priority || waitingSinceMs(a) - waitingSinceMs(b);
}

function waitingSinceMs({ current, routing }: Chat): number {
  const { enqueuedAtMs = 0 } = current;
  return enqueuedAtMs - routing.timeAdjustmentSeconds * 1000;
}

export function placeInQueue(directory: Directory, contact: Contact): number | undefined {
  if (contact.state !== 'IN_QUEUE') return undefined;
  const waiting = [...directory.chats].filter(
    ({ current }) => current.state === 'IN_QUEUE' && current.queue?.id === contact.queue?.id,
  );
  return waiting.sort(byTurn).findIndex(({ current }) => current === contact) + 1;
}

/** Refuses a full queue, as blocks do with `QueueAtCapacity`. An agent's own transfer goes through (assumed). */
export function checkRoom(parts: EngineParts, { id, name, maxContacts }: QueueRef): void {
  if (maxContacts === undefined || queueFacts(parts.directory, id).contactsInQueue < maxContacts) return;
  throw new Refusal('QUEUE_FULL', `The queue ${name} is full: ${maxContacts} contacts wait in it, the most it takes.`);
}

/** Takes a contact out of its queue and puts it, as a new one, into another, from now on the chat's (assumed). */
export function moveToQueue(parts: EngineParts, chat: ChatState, queue: QueueRef): Contact {
  const { contactId, state } = chat.current;
  if (state !== 'IN_QUEUE')
    throw new Refusal('CONFLICT', `Contact ${contactId} is not in a queue: its state is ${state}.`);
  checkChain(chat);
  checkRoom(parts, queue);
  const next = makeContact(parts, 'QUEUE_TRANSFER', chat.current);
  // The contact record's reason is not documented for this (assumed).
  closeContact(parts, chat, 'CONTACT_FLOW_DISCONNECT');
  parts.events.add(chat, { type: 'TRANSFERRED', queue, nextContactId: next.contactId });
  chat.targetQueue = queue;
  openContact(parts, chat, next, undefined);
  enqueue(parts, chat, queue);
  return next;
}

import type { ChatState } from './chat-state.ts';
import { endTimers, settleTimers } from './chat-timers.ts';
import { CHAT_ENDED, TRANSFER_SUCCEEDED } from './content-types.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import { MAX_CONTACTS_IN_CHAIN } from './limits.ts';
import type { Contact, DisconnectReason, InitiationMethod, Participant, QueueRef } from './model.ts';
import { leave, leaveAllButCustomer } from './participants.ts';
import { publishKeptEvent } from './transcript.ts';

/** The first contact of a chat names itself as the one before it, as the service does. */
export function makeContact(
  parts: EngineParts,
  initiationMethod: InitiationMethod,
  previous: Contact | undefined,
  contactId = parts.chance.uuid(),
): Contact {
  return {
    contactId,
    initialContactId: previous?.initialContactId ?? contactId,
    previousContactId: previous?.contactId ?? contactId,
    initiationMethod,
    initiatedAtMs: parts.clock.nowMs,
    // The customer of a later contact is connected already.
    connectedToSystemAtMs: previous?.connectedToSystemAtMs === undefined ? undefined : parts.clock.nowMs,
    state: 'IN_FLOW',
    queue: undefined,
    enqueuedAtMs: undefined,
    relatedContactId: undefined,
    agentParticipantId: undefined,
    connectedToAgentAtMs: undefined,
    disconnectedAtMs: undefined,
    disconnectReason: undefined,
  };
}

/** Puts the current contact into a queue. */
export function enqueue(parts: EngineParts, chat: ChatState, queue: QueueRef): void {
  const contact = chat.current;
  contact.state = 'IN_QUEUE';
  contact.queue = queue;
  contact.enqueuedAtMs = parts.clock.nowMs;
  parts.events.add(chat, { type: 'QUEUED', queue });
}

/** The agent hands the customer over to a queue: a new contact, which waits there. All staff of the old one leave. */
export function transfer(parts: EngineParts, chat: ChatState, agent: Participant, queue: QueueRef): Contact {
  checkChain(chat);
  const witnesses = chat.connected;
  const next = makeContact(parts, 'TRANSFER', chat.current);
  leave(parts, chat, agent, 'AGENT_DISCONNECT');
  leaveAllButCustomer(parts, chat, 'AGENT_DISCONNECT');
  closeContact(parts, chat, 'AGENT_DISCONNECT');
  parts.events.add(chat, { type: 'TRANSFERRED', queue, nextContactId: next.contactId });
  publishKeptEvent(parts, chat, { contentType: TRANSFER_SUCCEEDED, about: agent, to: witnesses });
  // The queue that the customer was handed over to is from now on the chat's (assumed).
  chat.targetQueue = queue;
  openContact(parts, chat, next, undefined);
  enqueue(parts, chat, queue);
  return next;
}

/** Refuses one contact more than a chain takes. */
export function checkChain({ contacts, current }: ChatState): void {
  if (contacts.length < MAX_CONTACTS_IN_CHAIN) return;
  throw new Refusal(
    'LIMIT',
    `Contact ${current.contactId} cannot be transferred: its chat has ${MAX_CONTACTS_IN_CHAIN} contacts, ` +
      'the most there can be.',
  );
}

/** The next contact of a chat that began elsewhere. */
export function goOnAs(parts: EngineParts, chat: ChatState, contactId: string): void {
  const next = makeContact(parts, 'TRANSFER', chat.current, contactId);
  closeContact(parts, chat, 'AGENT_DISCONNECT');
  openContact(parts, chat, next, undefined);
}

/** An agent or supervisor leaves by themselves. */
export function staffLeaves(parts: EngineParts, chat: ChatState, participant: Participant): void {
  const witnesses = chat.connected;
  leave(parts, chat, participant, 'AGENT_DISCONNECT');
  settleTimers(parts, chat);
  if (participant.role === 'AGENT' && chat.agent === undefined) {
    leaveAllButCustomer(parts, chat, 'AGENT_DISCONNECT');
    goOnWithoutAgent(parts, chat, 'AGENT_DISCONNECT', witnesses);
  }
}

/**
 * The customer ends the chat. Where it was started so, the agent is disconnected first, and the disconnect flow runs
 * with the customer connected until it ends (administrator guide, enable-post-chat-survey; how it ends is assumed).
 */
export function customerExits(parts: EngineParts, chat: ChatState): void {
  const witnesses = chat.connected;
  if (!chat.disconnectsAgentOnExit || chat.agent === undefined) {
    endChat(parts, chat, 'CUSTOMER_DISCONNECT');
    return;
  }
  leaveAllButCustomer(parts, chat, 'CUSTOMER_DISCONNECT');
  goOnWithoutAgent(parts, chat, 'CUSTOMER_DISCONNECT', witnesses);
}

/** T11 and T12: everybody but the customer is disconnected; the contact ends with its agent, if it has one. */
export function autoDisconnect(parts: EngineParts, chat: ChatState): void {
  const witnesses = chat.connected;
  const hadAgent = chat.agent !== undefined;
  leaveAllButCustomer(parts, chat, 'IDLE_DISCONNECT');
  if (hadAgent) goOnWithoutAgent(parts, chat, 'IDLE_DISCONNECT', witnesses);
}

/** Ends the chat: everybody leaves, and no disconnect flow follows. */
export function endChat(
  parts: EngineParts,
  chat: ChatState,
  reason: DisconnectReason,
  witnesses: readonly Participant[] = chat.connected,
): void {
  for (const participant of chat.participants) {
    if (participant.state !== 'DISCONNECTED') leave(parts, chat, participant, reason);
  }
  endTimers(parts, chat, 'END');
  parts.clock.cancel(chat.durationLimit);
  chat.durationLimit = undefined;
  closeContact(parts, chat, reason);
  publishKeptEvent(parts, chat, { contentType: CHAT_ENDED, to: witnesses });
  chat.ended = true;
  parts.events.add(chat, { type: 'CHAT_ENDED', reason });
}

/** T12: the disconnect flow takes over where there is one, the customer is there, and the chain has room. */
function goOnWithoutAgent(
  parts: EngineParts,
  chat: ChatState,
  reason: DisconnectReason,
  witnesses: readonly Participant[],
): void {
  closeContact(parts, chat, reason);
  const flowId = chat.hooks.get('CustomerRemaining');
  const hasRoom = chat.contacts.length < MAX_CONTACTS_IN_CHAIN;
  if (flowId !== undefined && chat.customer.state === 'CONNECTED' && hasRoom) {
    openContact(parts, chat, makeContact(parts, 'DISCONNECT', chat.current), flowId);
  } else {
    endChat(parts, chat, reason, witnesses);
  }
}

export function openContact(parts: EngineParts, chat: ChatState, contact: Contact, flowId: string | undefined): void {
  chat.addContact(contact);
  parts.directory.addContact(chat, contact);
  parts.events.add(chat, { type: 'CONTACT_STARTED', flowId });
}

export function closeContact(parts: EngineParts, chat: ChatState, reason: DisconnectReason): void {
  const contact = chat.current;
  if (contact.state === 'ENDED') return;
  contact.state = 'ENDED';
  contact.disconnectedAtMs = parts.clock.nowMs;
  contact.disconnectReason = reason;
  parts.events.add(chat, { type: 'CONTACT_ENDED', reason });
}

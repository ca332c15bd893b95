import type { ChatState } from './chat-state.ts';
import { endTimers, settleTimers, startTimers, takeTimers } from './chat-timers.ts';
import { PARTICIPANT_JOINED, PARTICIPANT_LEFT } from './content-types.ts';
import type { Seat } from './directory.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import { CUSTOM_PARTICIPANT_CONNECTION_LIMIT_MS } from './limits.ts';
import type { DisconnectReason, Participant, ParticipantRole } from './model.ts';
import { publishKeptEvent } from './transcript.ts';

export function makeParticipant(
  parts: EngineParts,
  who: { readonly role: ParticipantRole; readonly displayName: string },
): Participant {
  return {
    participantId: parts.chance.uuid(),
    role: who.role,
    displayName: who.displayName,
    token: parts.chance.token(),
    state: 'CREATED',
    idle: false,
  };
}

export function createCustomParticipant(parts: EngineParts, chat: ChatState, displayName: string): Participant {
  // Administrator guide, chat-customize-flow: not beside an agent or Lex, and one for each chat.
  if (chat.agent !== undefined) throw new Refusal('CONFLICT', 'An agent is in the chat: no custom participant can be.');
  if (chat.lexPresent) throw new Refusal('CONFLICT', 'Lex is in the chat: no custom participant can be.');
  if (chat.customParticipant !== undefined) {
    throw new Refusal('CONFLICT', 'The chat has a custom participant already. Disconnect it first.');
  }
  const participant = makeParticipant(parts, { role: 'CUSTOM_BOT', displayName });
  addParticipant(parts, chat, participant);
  const connectByMs = parts.clock.nowMs + CUSTOM_PARTICIPANT_CONNECTION_LIMIT_MS;
  parts.events.add(chat, { type: 'PARTICIPANT_CREATED', participant, connectByMs });
  chat.customParticipantLimit = parts.clock.after(CUSTOM_PARTICIPANT_CONNECTION_LIMIT_MS, 'CONNECTION_LIMIT', () => {
    parts.directory.seat(participant.participantId).lapsed = true;
    leave(parts, chat, participant, 'EXPIRED');
    parts.events.deliver();
  });
  return participant;
}

/** Connects a customer or a custom participant; who is connected stays so. */
export function connectParticipant(parts: EngineParts, { chat, participant, lapsed }: Seat): void {
  if (participant.state === 'CONNECTED') return;
  if (lapsed) {
    const seconds = CUSTOM_PARTICIPANT_CONNECTION_LIMIT_MS / 1000;
    throw new Refusal(
      'NOT_FOUND',
      `Participant ${participant.participantId} was not connected within ${seconds} s of its creation and is gone.`,
    );
  }
  if (participant.state === 'DISCONNECTED') {
    throw new Refusal('ACCESS_DENIED', `Participant ${participant.participantId} has left the chat.`);
  }
  cancelConnectionLimit(parts, chat, participant);
  join(parts, chat, participant);
  if (participant === chat.customer) {
    chat.current.connectedToSystemAtMs ??= parts.clock.nowMs;
    startTimers(parts, chat, participant);
  } else takeTimers(parts, chat, participant);
}

export function agentJoins(
  parts: EngineParts,
  chat: ChatState,
  agentName: string,
  role: 'AGENT' | 'SUPERVISOR',
): Participant {
  const isSameAgent = (other: Participant) => isStaff(other) && other.displayName === agentName;
  if (chat.connected.some(isSameAgent)) {
    throw new Refusal('CONFLICT', `The agent ${agentName} is in contact ${chat.current.contactId} already.`);
  }
  const participant = makeParticipant(parts, { role, displayName: agentName });
  if (role === 'AGENT') {
    chat.lexPresent = false;
    removeCustomParticipant(parts, chat);
  }
  addParticipant(parts, chat, participant);
  if (role === 'AGENT') {
    const contact = chat.current;
    contact.state = 'WITH_AGENT';
    // The contact's agent is the first one who took it; others who join later help.
    contact.agentParticipantId ??= participant.participantId;
    contact.connectedToAgentAtMs ??= parts.clock.nowMs;
  }
  join(parts, chat, participant);
  if (role === 'AGENT') takeTimers(parts, chat, participant);
  return participant;
}

/** Lex is there now: no timers run with it (T5), and the custom participant goes. */
export function lexJoins(parts: EngineParts, chat: ChatState): void {
  if (chat.agent !== undefined) throw new Refusal('CONFLICT', 'An agent is in the chat: Lex cannot be.');
  chat.lexPresent = true;
  removeCustomParticipant(parts, chat);
  endTimers(parts, chat, 'LEX');
}

/**
 * Takes a participant out of the chat. One that was never connected leaves too, but the transcript does not tell.
 * Who calls this settles the timers when all who leave have left.
 */
export function leave(parts: EngineParts, chat: ChatState, participant: Participant, reason: DisconnectReason): void {
  const wasConnected = participant.state === 'CONNECTED';
  cancelConnectionLimit(parts, chat, participant);
  participant.state = 'DISCONNECTED';
  participant.idle = false;
  parts.events.add(chat, { type: 'PARTICIPANT_LEFT', participant, reason });
  if (wasConnected)
    publishKeptEvent(parts, chat, { contentType: PARTICIPANT_LEFT, about: participant, to: chat.connected });
}

/** T11: everybody but the customer leaves. */
export function leaveAllButCustomer(parts: EngineParts, chat: ChatState, reason: DisconnectReason): void {
  for (const participant of chat.participants) {
    if (participant !== chat.customer && participant.state !== 'DISCONNECTED') leave(parts, chat, participant, reason);
  }
  settleTimers(parts, chat);
}

/** An agent or Lex takes its place (assumed: the reason). */
function removeCustomParticipant(parts: EngineParts, chat: ChatState): void {
  const { customParticipant } = chat;
  if (customParticipant === undefined) return;
  leave(parts, chat, customParticipant, 'THIRD_PARTY_DISCONNECT');
  settleTimers(parts, chat);
}

function join(parts: EngineParts, chat: ChatState, participant: Participant): void {
  participant.state = 'CONNECTED';
  parts.events.add(chat, { type: 'PARTICIPANT_JOINED', participant });
  publishKeptEvent(parts, chat, { contentType: PARTICIPANT_JOINED, about: participant, to: chat.connected });
}

function addParticipant(parts: EngineParts, chat: ChatState, participant: Participant): void {
  chat.participants.push(participant);
  parts.directory.addParticipant(chat, participant);
}

function cancelConnectionLimit(parts: EngineParts, chat: ChatState, participant: Participant): void {
  if (participant === chat.customer) {
    parts.clock.cancel(chat.customerLimit);
    chat.customerLimit = undefined;
  } else if (participant.role === 'CUSTOM_BOT') {
    parts.clock.cancel(chat.customParticipantLimit);
    chat.customParticipantLimit = undefined;
  }
}

function isStaff({ role }: Participant): boolean {
  return role === 'AGENT' || role === 'SUPERVISOR';
}

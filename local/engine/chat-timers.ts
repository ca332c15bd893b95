import type { ChatState } from './chat-state.ts';
import { AUTO_DISCONNECTION, PARTICIPANT_IDLE, PARTICIPANT_RETURNED } from './content-types.ts';
import type { EngineParts } from './engine-parts.ts';
import type { TimerArmedBy, TimersStoppedBy } from './events.ts';
import type { Participant, ParticipantTimer, TimerRole } from './model.ts';
import { publishPassingEvent } from './transcript.ts';

/** The customer's first: its timers begin first, too. */
const TIMED_ROLES: readonly TimerRole[] = ['CUSTOMER', 'AGENT'];

/**
 * T6 and T10: an agent or a custom participant has joined. The old timers end, and the configuration of this moment
 * is taken; with a custom participant only the customer's part of it (T5).
 */
export function takeTimers(parts: EngineParts, chat: ChatState, joined: Participant): void {
  endTimers(parts, chat, 'JOIN');
  const isForJoined = ({ role }: ParticipantTimer) => joined.role === 'AGENT' || role === 'CUSTOMER';
  chat.timers.take(chat.timerConfig.filter(isForJoined));
  startTimers(parts, chat, joined);
}

/** T5: starts what is in force once the customer is connected too. */
export function startTimers(parts: EngineParts, chat: ChatState, joined: Participant): void {
  if (chat.customer.state !== 'CONNECTED' || !chat.timers.start()) return;
  parts.events.add(chat, { type: 'TIMERS_STARTED', timers: chat.timersInForce });
  for (const role of TIMED_ROLES) tellArmed(parts, chat, role, { armedBy: 'JOIN', participant: joined });
}

/** T6: somebody has left; without a customer or a counterpart the timers end. */
export function settleTimers(parts: EngineParts, chat: ChatState): void {
  const counterpart = chat.agent ?? chat.customParticipant;
  if (counterpart?.state !== 'CONNECTED' || chat.customer.state === 'DISCONNECTED') {
    endTimers(parts, chat, 'LEAVE');
  } else if (counterpart.role === 'AGENT') {
    // Of two agents the one who is left takes over the role's idleness.
    counterpart.idle = chat.timers.isIdle('AGENT');
  }
}

export function endTimers(parts: EngineParts, chat: ChatState, stoppedBy: TimersStoppedBy): void {
  if (chat.timers.stop()) parts.events.add(chat, { type: 'TIMERS_STOPPED', stoppedBy });
  for (const participant of chat.participants) participant.idle = false;
}

/** T9: a message from this participant. */
export function heardFrom(parts: EngineParts, chat: ChatState, speaker: Participant): void {
  const { role } = speaker;
  if (role !== 'CUSTOMER' && role !== 'AGENT') return;
  if (chat.timers.heard(role)) tellReturned(parts, chat, role);
  tellArmed(parts, chat, role, { armedBy: 'MESSAGE', participant: speaker });
}

function tellReturned(parts: EngineParts, chat: ChatState, role: TimerRole): void {
  const participant = participantOf(chat, role);
  if (participant === undefined) return;
  participant.idle = false;
  parts.events.add(chat, { type: 'PARTICIPANT_RETURNED', participant, role });
  publishPassingEvent(parts, chat, { contentType: PARTICIPANT_RETURNED, about: participant, to: chat.connected });
}

export function becomeIdle(parts: EngineParts, chat: ChatState, role: TimerRole): void {
  const participant = participantOf(chat, role);
  if (participant === undefined) return;
  participant.idle = true;
  parts.events.add(chat, { type: 'PARTICIPANT_IDLE', participant, role });
  publishPassingEvent(parts, chat, { contentType: PARTICIPANT_IDLE, about: participant, to: chat.connected });
  tellArmed(parts, chat, role, { armedBy: 'IDLE', participant });
}

/** T13: those who stay, the customer alone, are told. The disconnecting itself follows. */
export function announceAutoDisconnection(parts: EngineParts, chat: ChatState, role: TimerRole): void {
  const participant = participantOf(chat, role);
  if (participant === undefined) return;
  parts.events.add(chat, { type: 'AUTO_DISCONNECTION', participant, role });
  publishPassingEvent(parts, chat, { contentType: AUTO_DISCONNECTION, about: participant, to: [chat.customer] });
}

/** Tells of the role's timer that runs since this moment, where one does. */
function tellArmed(
  parts: EngineParts,
  chat: ChatState,
  role: TimerRole,
  { armedBy, participant }: { readonly armedBy: TimerArmedBy; readonly participant: Participant },
): void {
  const timer = chat.timers.runningOf(role);
  if (timer !== undefined) parts.events.add(chat, { type: 'TIMER_ARMED', timer, armedBy, participant });
}

function participantOf(chat: ChatState, role: TimerRole): Participant | undefined {
  return role === 'CUSTOMER' ? chat.customer : chat.agent;
}

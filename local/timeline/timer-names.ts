import type {
  ParticipantTimer,
  ParticipantTimerUpdate,
  TimerArmedBy,
  TimerRole,
  TimersStoppedBy,
  TimerType,
} from '../engine/index.ts';
import { ROLE_NAMES } from './roles.ts';

const TYPE_NAMES: Readonly<Record<TimerType, string>> = { IDLE: 'idle', DISCONNECT_NONCUSTOMER: 'auto-disconnect' };

/** `customer auto-disconnect`: what a person calls one of the four participant timers. */
export function timerName(role: TimerRole, type: TimerType): string {
  return `${ROLE_NAMES[role]} ${TYPE_NAMES[type]}`;
}

/** `customer idle 5 min, agent idle unset`. */
export function timersInWords(timers: readonly ParticipantTimerUpdate[]): string {
  if (timers.length === 0) return NONE;
  return timers
    .map(({ role, type, minutes }) => `${timerName(role, type)} ${minutes === null ? 'unset' : `${minutes} min`}`)
    .join(', ');
}

/**
 * `customer idle 5 min, then auto-disconnect 15 min; agent idle 10 min`: with both set for a role, the auto-disconnect
 * timer begins only when the participant is idle (rule T7).
 */
export function inForceInWords(timers: readonly ParticipantTimer[]): string {
  if (timers.length === 0) return NONE;
  const byRole = Map.groupBy(timers, ({ role }) => role);
  return [...byRole].map(([role, ofRole]) => `${ROLE_NAMES[role]} ${inTurn(ofRole)}`).join('; ');
}

function inTurn(timers: readonly ParticipantTimer[]): string {
  const inOrder = timers.toSorted((a, b) => IN_TURN.indexOf(a.type) - IN_TURN.indexOf(b.type));
  return inOrder.map(({ type, minutes }) => `${TYPE_NAMES[type]} ${minutes} min`).join(', then ');
}

const IN_TURN: readonly TimerType[] = ['IDLE', 'DISCONNECT_NONCUSTOMER'];

const NONE = 'none is set';

/** `Mia wrote`: what set a timer off. */
export function armedInWords(armedBy: TimerArmedBy, displayName: string): string {
  return ARMED_BY[armedBy](displayName);
}

const ARMED_BY: Readonly<Record<TimerArmedBy, (displayName: string) => string>> = {
  JOIN: (displayName) => `${displayName} joined`,
  MESSAGE: (displayName) => `${displayName} wrote`,
  IDLE: (displayName) => `${displayName} became idle`,
};

/** What ended all timers of a chat. */
export const STOPPED_BY: Readonly<Record<TimersStoppedBy, string>> = {
  JOIN: 'somebody joined',
  LEAVE: 'somebody left',
  LEX: 'Lex took part',
  END: 'the chat ended',
};

import type { ParticipantTimerUpdate, TimerArmedBy, TimerRole, TimersStoppedBy, TimerType } from '../engine/index.ts';

const TIMER_NAMES: Readonly<Record<TimerRole, Readonly<Record<TimerType, string>>>> = {
  CUSTOMER: { IDLE: 'customer idle', DISCONNECT_NONCUSTOMER: 'customer auto-disconnect' },
  AGENT: { IDLE: 'agent idle', DISCONNECT_NONCUSTOMER: 'agent auto-disconnect' },
};

/** `customer auto-disconnect`: what a person calls one of the four participant timers. */
export function timerName(role: TimerRole, type: TimerType): string {
  return TIMER_NAMES[role][type];
}

/** `customer idle 5 min, agent idle unset`. */
export function timersInWords(timers: readonly ParticipantTimerUpdate[]): string {
  if (timers.length === 0) return 'none is set';
  return timers
    .map(({ role, type, minutes }) => `${timerName(role, type)} ${minutes === null ? 'unset' : `${minutes} min`}`)
    .join(', ');
}

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

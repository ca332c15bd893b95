import type { ParticipantTimerUpdate, TimerRole, TimerType } from '../engine/index.ts';

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

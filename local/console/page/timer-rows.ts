import { timerName } from '../../timeline/timer-names.ts';
import { agentIn, type Contact, type Timer } from './model.ts';

/** One of the four participant timers of a chat: what is stored, what is in force, and where it stands. */
export interface TimerRow {
  readonly name: string;
  readonly role: Timer['role'];
  readonly configuredMinutes: number | undefined;
  readonly inForceMinutes: number | undefined;
  readonly dueAtMs: number | undefined;
  /** Why it does not run, or what is special about it; empty when there is nothing to say. */
  readonly note: string;
}

const FOUR_TIMERS = [
  { role: 'CUSTOMER', type: 'IDLE' },
  { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER' },
  { role: 'AGENT', type: 'IDLE' },
  { role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER' },
] as const;

export function timerRows(contact: Contact): readonly TimerRow[] {
  return FOUR_TIMERS.map(({ role, type }) => {
    const minutesIn = (timers: readonly Timer[], timerType: Timer['type'] = type) =>
      timers.find((timer) => timer.role === role && timer.type === timerType)?.minutes;
    const running = contact.timers.find((timer) => timer.role === role && timer.type === type);
    const configuredMinutes = minutesIn(contact.timerConfig);
    const inForceMinutes = minutesIn(contact.timersInForce);
    const name = timerName(role, type);
    return {
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      role,
      configuredMinutes,
      inForceMinutes,
      dueAtMs: running === undefined ? undefined : Date.parse(running.dueAt),
      note: running === undefined ? whyNotRunning() : '',
    };

    function whyNotRunning(): string {
      if (contact.state === 'ENDED') return '';
      if (inForceMinutes === undefined) {
        if (configuredMinutes === undefined) return '';
        return contact.timersInForce.length > 0 ? 'from the next join' : 'waits for agent or bot';
      }
      const isIdle = contact.participants.some((participant) => participant.role === role && participant.idle);
      if (type === 'IDLE') return isIdle ? `${role === 'CUSTOMER' ? 'customer' : 'agent'} is idle` : 'does not run';
      const waitsForIdle = minutesIn(contact.timersInForce, 'IDLE') !== undefined && !isIdle;
      return waitsForIdle ? 'starts once idle' : 'does not run';
    }
  });
}

/** What an agent and a customer without timers come to, and what to do about it. */
export function withoutTimers(contact: Contact): string | undefined {
  const { state, timerConfig, timersInForce } = contact;
  if (state === 'ENDED' || agentIn(contact) === undefined || timersInForce.length > 0) return undefined;
  if (timerConfig.length > 0) {
    return 'No timers are in force: a silent customer keeps the agent. Those stored apply from the next join.';
  }
  return (
    'This chat has no timers: a silent customer keeps the agent. ' +
    'To have some, invoke SetChatTimers in the flow before an agent joins.'
  );
}

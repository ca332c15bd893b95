import type { TimerSettings } from '../../../functions/shared/timers/chat-timers.ts';

/** Timers by their names in `SetChatTimers` and `infra/settings.ts`. */
export type Policy = TimerSettings;

export interface NamedPolicy {
  readonly name: string;
  readonly policy: Policy;
}

/**
 * What the kit ships, for when there are no chats to ask. Agents look after about five chats, and a chat takes about
 * twelve minutes (Comm100's benchmark reports of 2018 and 2019). A customer who was silent for 20 has most likely gone.
 */
export const SHIPPED_POLICY: Policy = {
  customerIdleMinutes: 5,
  customerAutoDisconnectMinutes: 15,
  agentIdleMinutes: 10,
  agentAutoDisconnectMinutes: 'unset',
};

/** After how many minutes the customer is marked; `undefined` where never. */
export function idleOf({ customerIdleMinutes }: Policy): number | undefined {
  return typeof customerIdleMinutes === 'number' ? customerIdleMinutes : undefined;
}

/** After how many minutes of silence the agent is freed: idle and auto-disconnect follow each other. */
export function sumOf(policy: Policy): number | undefined {
  const { customerAutoDisconnectMinutes } = policy;
  if (typeof customerAutoDisconnectMinutes !== 'number') return undefined;
  return (idleOf(policy) ?? 0) + customerAutoDisconnectMinutes;
}

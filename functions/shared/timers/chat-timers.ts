import type {
  ParticipantTimerConfiguration,
  ParticipantTimerType,
  TimerEligibleParticipantRoles,
} from '@aws-sdk/client-connect';

/** Limits of UpdateParticipantRoleConfig (API reference, ParticipantTimerConfiguration). */
export const LEAST_MINUTES = 2;
export const MOST_MINUTES = 480;

/** How long a timer runs, or `unset`, which removes it. */
export type TimerMinutes = number | 'unset';

export const isTimerMinutes = (value: unknown): value is TimerMinutes =>
  value === 'unset' ||
  (typeof value === 'number' && Number.isInteger(value) && value >= LEAST_MINUTES && value <= MOST_MINUTES);

/** The four timers of a chat, by their names in blocks, policies and results. */
const CHAT_TIMERS = {
  customerIdleMinutes: { role: 'CUSTOMER', type: 'IDLE' },
  customerAutoDisconnectMinutes: { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER' },
  agentIdleMinutes: { role: 'AGENT', type: 'IDLE' },
  agentAutoDisconnectMinutes: { role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER' },
} as const satisfies Record<string, { role: TimerEligibleParticipantRoles; type: ParticipantTimerType }>;

export type TimerName = keyof typeof CHAT_TIMERS;

export const TIMER_NAMES: readonly TimerName[] = [
  'customerIdleMinutes',
  'customerAutoDisconnectMinutes',
  'agentIdleMinutes',
  'agentAutoDisconnectMinutes',
];

/** Some of the four timers. Those that are not there stay as they are. */
export type TimerSettings = { readonly [Name in TimerName]?: TimerMinutes | undefined };

/** The timers as UpdateParticipantRoleConfig takes them. */
export function timerConfigList(settings: TimerSettings): ParticipantTimerConfiguration[] {
  return TIMER_NAMES.flatMap((name) => {
    const minutes = settings[name];
    if (minutes === undefined) return [];
    const { role, type } = CHAT_TIMERS[name];
    const value =
      minutes === 'unset'
        ? { ParticipantTimerAction: 'Unset' as const }
        : { ParticipantTimerDurationInMinutes: minutes };
    return [{ ParticipantRole: role, TimerType: type, TimerValue: value }];
  });
}

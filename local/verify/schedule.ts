import { RUNS_AT_ONCE } from '../test-language/run-limits.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A run is over by then, whatever the service does. */
export const RUN_MS = 8 * MINUTE_MS;
/** For what is looked at when all else is over, and for ending the chats. */
const END_MS = 20 * SECOND_MS;
/** From then on nothing is waited for, and no check is begun that would chat. */
export const LAST_WAIT_MS = RUN_MS - END_MS;

/** Minutes of the timers that are set; the shortest that there are (API reference, ParticipantTimerValue). */
export const TIMER_MINUTES = 2;
export const TIMER_MS = TIMER_MINUTES * MINUTE_MS;
/** Idle, idle again after the customer came back, and the auto-disconnection. */
export const TIMERS_MS = 3 * TIMER_MS;

export interface PlannedStep {
  readonly when: string;
  readonly what: string;
}

/** What a run will do, in the order in which it begins; only what its checks are for, which go by their ids. */
export function planOf(
  checks: readonly string[],
  { testCases, entersQueue }: { readonly testCases: number; readonly entersQueue: boolean },
): readonly PlannedStep[] {
  const has = (id: string) => checks.includes(id);
  const chats = [
    ...(has('transcript') ? ['a chat without a websocket'] : []),
    ...(has('chat') ? ['a chat with the bot'] : []),
    ...(has('welcome') && entersQueue ? ['a chat in Chat welcome, which enters the queue'] : []),
    ...(has('test-cases') && testCases > 0
      ? [`${testCases} test case${testCases === 1 ? '' : 's'}, ${RUNS_AT_ONCE} at once`]
      : []),
  ];
  const steps = [
    { when: 'first', what: 'looks at what is deployed', is: true },
    {
      when: `${TIMERS_MS / MINUTE_MS} minutes`,
      what: `a chat with timers of ${TIMER_MINUTES} and ${TIMER_MINUTES} minutes, whose custom participant is verify`,
      is: has('timers'),
    },
    { when: has('timers') ? 'meanwhile' : 'then', what: chats.join('; '), is: chats.length > 0 },
    { when: 'last', what: 'a chat that goes on from an earlier one', is: has('past') },
    { when: 'last', what: 'looks at alarms, dead letters and logs', is: has('logs') },
    { when: `${RUN_MS / MINUTE_MS} minutes`, what: 'at the latest everything is over: what is not is named', is: true },
  ];
  return steps.filter(({ is }) => is).map(({ when, what }) => ({ when, what }));
}

import { LEAST_MINUTES, MOST_MINUTES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Measures } from '../statistics/measures.ts';
import type { CurveName } from '../sums/curves.ts';
import type { Policy } from './policy.ts';

/** So many chats at most are marked as idle and come back: more would make the mark mean nothing. */
const MOST_MARKED_AND_RETURNED = 0.1;

export interface Choice {
  readonly policy: Policy;
  /** Idle and auto-disconnect together; `undefined` where no number of minutes is patient enough. */
  readonly sumMinutes: number | undefined;
  /** What each would be without the other: where they conflict, the policy has more. */
  readonly wanted: { readonly sumMinutes: number | undefined; readonly idleMinutes: number | undefined };
}

/**
 * The smallest sum that cuts off at most `accept` of all chats. Idle is the first minute at which at most a tenth are
 * marked and come back, for customers and agents alike. Each part lies within 2 to 480 minutes; where they conflict,
 * the sum grows. An agent is never disconnected: the customer would lose the chat for it.
 */
export function choosePolicy(measures: Measures, accept: number, knownBelow: number): Choice {
  const mostSum = Math.min(2 * MOST_MINUTES, knownBelow - 1);
  const mostIdle = Math.min(MOST_MINUTES, knownBelow - 1);
  const smallestSum = firstAtMost(measures, 'cutOff', accept, [2 * LEAST_MINUTES, mostSum]);
  const idle = firstAtMost(measures, 'returned', MOST_MARKED_AND_RETURNED, [LEAST_MINUTES, mostIdle]);
  // An agent's timer is not hidden by a customer's.
  const agentIdle = firstAtMost(measures, 'agentReturned', MOST_MARKED_AND_RETURNED, [LEAST_MINUTES, MOST_MINUTES]);
  const parts = smallestSum === undefined ? undefined : partsOf(smallestSum, idle);
  const isKnown = parts !== undefined && parts.idle + parts.autoDisconnect <= mostSum;
  return {
    policy: {
      customerIdleMinutes: (isKnown ? parts.idle : idle) ?? 'unset',
      customerAutoDisconnectMinutes: isKnown ? parts.autoDisconnect : 'unset',
      agentIdleMinutes: agentIdle ?? 'unset',
      agentAutoDisconnectMinutes: 'unset',
    },
    sumMinutes: isKnown ? parts.idle + parts.autoDisconnect : undefined,
    wanted: { sumMinutes: smallestSum, idleMinutes: idle },
  };
}

function partsOf(sum: number, idle: number | undefined): { readonly idle: number; readonly autoDisconnect: number } {
  // Where too many come back at any time, the mark comes as late as it can.
  const wanted = idle ?? Math.min(MOST_MINUTES, sum - LEAST_MINUTES);
  const whole = Math.max(sum, wanted + LEAST_MINUTES);
  const marked = Math.max(wanted, whole - MOST_MINUTES);
  return { idle: marked, autoDisconnect: whole - marked };
}

function firstAtMost(
  measures: Measures,
  name: CurveName,
  share: number,
  [from, to]: readonly [number, number],
): number | undefined {
  for (let minutes = from; minutes <= to; minutes += 1) {
    if (measures.share(name, minutes) <= share) return minutes;
  }
  return undefined;
}

import { Measures } from '../statistics/measures.ts';
import { type GroupReturns, LANDMARKS, returnsOfGroup } from '../statistics/returns.ts';
import { type Interval, wilson } from '../statistics/wilson.ts';
import type { QueueSums, Sums } from '../sums/sums.ts';
import { type Check, checkOf } from './check.ts';
import { type Choice, choosePolicy } from './choose-policy.ts';
import { splitByTime } from './split-by-time.ts';

export interface QueueAdvice {
  readonly queue: string;
  readonly chats: number;
  readonly measures: Measures;
  /** The share of its chats that the advised sum cuts off. */
  readonly cutOffShare: number;
  readonly interval: Interval;
  readonly returns: readonly GroupReturns[];
  readonly landmarks: readonly GroupReturns[];
  /** Only where its interval and that of all other chats part. */
  readonly own: OwnPolicy | undefined;
}

/** Chosen on the earlier three quarters of the queue's chats, and checked on the last. */
interface OwnPolicy {
  readonly choice: Choice;
  readonly check: Check | undefined;
}

interface ChosenBy {
  readonly chosen: Choice;
  readonly accept: number;
  readonly knownBelow: number;
  readonly leastChats: number;
}

/** By queue, the one with most chats first. */
export function adviseQueues(sums: Sums, by: ChosenBy): readonly QueueAdvice[] {
  const all = new Measures(sums.all);
  const minutes = by.chosen.sumMinutes;
  return [...sums.queues]
    .filter(([, { curves }]) => curves.chats > 0)
    .map(([queue, of]) => {
      const measures = new Measures(of.curves);
      const hits = minutes === undefined ? 0 : measures.count('cutOff', minutes);
      const interval = wilson(hits, minutes === undefined ? 0 : measures.chats);
      const otherHits = minutes === undefined ? 0 : all.count('cutOff', minutes) - hits;
      const others = wilson(otherHits, all.chats - measures.chats);
      const isApart = minutes !== undefined && (interval[1] < others[0] || others[1] < interval[0]);
      return {
        queue,
        chats: measures.chats,
        measures,
        cutOffShare: minutes === undefined ? 0 : measures.share('cutOff', minutes),
        interval,
        landmarks: returnsOfGroup(of, by.knownBelow, (length) => LANDMARKS.includes(length)),
        // Of hundreds of queues a few are drawn, each with hundreds of points.
        get returns() {
          return returnsOfGroup(of, by.knownBelow);
        },
        own: isApart ? ownPolicy(of, by) : undefined,
      };
    })
    .toSorted((one, other) => other.chats - one.chats || (one.queue < other.queue ? -1 : 1));
}

/** `undefined` where there are too few earlier chats to choose by. */
function ownPolicy({ time }: QueueSums, { accept, knownBelow, leastChats }: ChosenBy): OwnPolicy | undefined {
  const split = splitByTime(time);
  const earlier = new Measures(split.earlier);
  if (earlier.chats < leastChats) return undefined;
  const choice = choosePolicy(earlier, accept, knownBelow);
  return { choice, check: checkOf(split, choice, accept) };
}

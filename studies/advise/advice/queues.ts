import { Measures } from '../statistics/measures.ts';
import { type Interval, wilson } from '../statistics/wilson.ts';
import type { Sums } from '../sums/sums.ts';
import { type Choice, choosePolicy } from './choose-policy.ts';

export interface QueueAdvice {
  readonly queue: string;
  readonly chats: number;
  readonly measures: Measures;
  /** The share of its chats that the advised sum cuts off. */
  readonly cutOffShare: number;
  readonly interval: Interval;
  /** Only where its interval and that of all other chats part. */
  readonly ownPolicy: Choice | undefined;
}

/** By queue, the one with most chats first. */
export function adviseQueues(
  sums: Sums,
  by: { readonly chosen: Choice; readonly accept: number; readonly knownBelow: number; readonly leastChats: number },
): readonly QueueAdvice[] {
  const all = new Measures(sums.all);
  const minutes = by.chosen.sumMinutes;
  return [...sums.queues]
    .filter(([, { chats }]) => chats > 0)
    .map(([queue, set]) => {
      const measures = new Measures(set);
      const hits = minutes === undefined ? 0 : measures.count('cutOff', minutes);
      const interval = wilson(hits, minutes === undefined ? 0 : measures.chats);
      const otherHits = minutes === undefined ? 0 : all.count('cutOff', minutes) - hits;
      const others = wilson(otherHits, all.chats - measures.chats);
      const isApart = minutes !== undefined && (interval[1] < others[0] || others[1] < interval[0]);
      const isEnough = measures.chats >= by.leastChats;
      return {
        queue,
        chats: measures.chats,
        measures,
        cutOffShare: minutes === undefined ? 0 : measures.share('cutOff', minutes),
        interval,
        ownPolicy: isApart && isEnough ? choosePolicy(measures, by.accept, by.knownBelow) : undefined,
      };
    })
    .toSorted((one, other) => other.chats - one.chats || (one.queue < other.queue ? -1 : 1));
}

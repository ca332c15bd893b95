import { Measures } from '../statistics/measures.ts';
import { type Interval, wilson } from '../statistics/wilson.ts';
import type { Choice } from './choose-policy.ts';
import type { Split } from './split-by-time.ts';

/** How a choice did on the last quarter of the chats, which it did not know. */
export interface Check {
  readonly chats: number;
  readonly fromMs: number;
  readonly cutOffShare: number;
  readonly interval: Interval;
  readonly isKept: boolean;
}

/** `undefined` where there is nothing to check, or nothing to check it on. */
export function checkOf(
  { later, laterFromMs: fromMs }: Split,
  { sumMinutes }: Choice,
  accept: number,
): Check | undefined {
  if (later === undefined || fromMs === undefined || sumMinutes === undefined) return undefined;
  const measures = new Measures(later);
  const interval = wilson(measures.count('cutOff', sumMinutes), measures.chats);
  return {
    chats: measures.chats,
    fromMs,
    cutOffShare: measures.share('cutOff', sumMinutes),
    interval,
    isKept: interval[0] <= accept,
  };
}

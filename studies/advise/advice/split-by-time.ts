import { addCurves, CHOICE_CURVES, type CurveSet, emptyCurves } from '../sums/curves.ts';
import type { TimeBuckets } from '../sums/time-buckets.ts';

const HOUR_MS = 3_600_000;
/** About so many of the chats are chosen by. */
export const EARLIER_SHARE = 0.75;

export interface Split {
  readonly earlier: CurveSet;
  /** `undefined` where all chats lie in one hour. */
  readonly later: CurveSet | undefined;
  readonly laterFromMs: number | undefined;
}

/** Parts the chats in time: a policy is chosen on about the earlier three quarters, and checked on the rest. */
export function splitByTime({ buckets, widthHours }: TimeBuckets): Split {
  const ordered = [...buckets].toSorted(([one], [other]) => one - other);
  const all = ordered.reduce((sum, [, { chats }]) => sum + chats, 0);
  const earlier = emptyCurves(CHOICE_CURVES);
  const later = emptyCurves(CHOICE_CURVES);
  let laterFromMs: number | undefined;
  for (const [place, [index, set]] of ordered.entries()) {
    const isEarlier =
      place === 0 || (laterFromMs === undefined && earlier.chats + set.chats / 2 <= EARLIER_SHARE * all);
    if (isEarlier) addCurves(earlier, set);
    else {
      laterFromMs ??= index * widthHours * HOUR_MS;
      addCurves(later, set);
    }
  }
  return { earlier, later: laterFromMs === undefined ? undefined : later, laterFromMs };
}

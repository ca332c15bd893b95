import { addCurves, CHOICE_CURVES, type CurveSet, emptyCurves } from './curves.ts';

const HOUR_MS = 3_600_000;
const MOST_BUCKETS = 512;
/** There may be hundreds of queues. */
export const MOST_BUCKETS_OF_QUEUE = 16;

/**
 * What policies are chosen by, by the time at which chats began, so that a choice on earlier chats can be checked on
 * later ones. Buckets are as narrow as they can be with so many of them at most: an hour, or twice, four times as long
 * and so on. That width depends on the chats alone, not on the order in which they come.
 */
export interface TimeBuckets {
  readonly most: number;
  widthHours: number;
  readonly buckets: Map<number, CurveSet>;
}

export function emptyBuckets(most = MOST_BUCKETS): TimeBuckets {
  return { most, widthHours: 1, buckets: new Map() };
}

export function bucketAt(time: TimeBuckets, atMs: number): CurveSet {
  const index = Math.floor(atMs / (HOUR_MS * time.widthHours));
  const known = time.buckets.get(index);
  if (known !== undefined) return known;
  const bucket = emptyCurves(CHOICE_CURVES);
  time.buckets.set(index, bucket);
  if (time.buckets.size <= time.most) return bucket;
  widen(time);
  return bucketAt(time, atMs);
}

export function addBuckets(into: TimeBuckets, other: TimeBuckets): void {
  while (into.widthHours < other.widthHours) widen(into);
  for (const [index, set] of other.buckets) {
    const atMs = index * other.widthHours * HOUR_MS;
    addCurves(bucketAt(into, atMs), set);
  }
}

function widen(time: TimeBuckets): void {
  const narrow = [...time.buckets];
  time.widthHours *= 2;
  time.buckets.clear();
  for (const [index, set] of narrow) {
    const wider = time.buckets.get(Math.floor(index / 2));
    if (wider === undefined) time.buckets.set(Math.floor(index / 2), set);
    else addCurves(wider, set);
  }
}

import { REPLICATES } from './bootstrap.ts';
import {
  addAll,
  addCurves,
  CURVE_NAMES,
  type CurveSet,
  emptyCurves,
  HOUR_CURVES,
  MOST_MINUTES,
  QUEUE_CURVES,
} from './curves.ts';
import { BINS } from './length-bins.ts';
import { addBuckets, emptyBuckets, MOST_BUCKETS_OF_QUEUE, type TimeBuckets } from './time-buckets.ts';

/** How a silence ended, for the estimate: by a return, the customer's leaving, the agent, or unseen. */
export const OUTCOMES = 4;

export const COUNT_NAMES = [
  /** Documents read of each kind, chats that came twice, and what was left out. */
  'transcripts',
  'analyses',
  'records',
  'rows',
  'duplicates',
  'otherChannels',
  'unreadable',
  /** Chats that no agent joined, records without a transcript, chats that a timer ended. */
  'withoutAgent',
  'recordsAlone',
  /** Milliseconds that chats with a transcript were with an agent. */
  'staffedMs',
  'endedByTimer',
  /** Chats of queues beyond those that are told apart. */
  'ofMoreQueues',
] as const;
type CountName = (typeof COUNT_NAMES)[number];

/** Of the chats of an hour of the day, or of a queue. */
export interface GroupSums {
  readonly curves: CurveSet;
  /** Silences beside an agent, by length and outcome. There may be hundreds of queues: half as long as of all chats. */
  readonly outcomes: Int32Array;
}

/** A queue's policy is chosen on its earlier chats, too, and checked on its later ones. */
export interface QueueSums extends GroupSums {
  readonly time: TimeBuckets;
}

/** Everything that is gathered: counts, and no chat. The sums of two parts added up are the sums of the whole. */
export interface Sums {
  /** Of the hours of the day, a name of the IANA database. */
  readonly timeZone: string;
  readonly counts: Record<CountName, number>;
  /** When the first chat met its agent, and the last one. */
  firstMs: number;
  lastMs: number;
  readonly all: CurveSet;
  readonly hours: readonly GroupSums[];
  readonly queues: Map<string, QueueSums>;
  readonly time: TimeBuckets;
  /** Milliseconds of chats with an agent, by hours since 1970. */
  readonly staffedHours: Map<number, number>;
  /** Silences beside an agent, by length and outcome. */
  readonly outcomes: Float64Array;
  /** Chats that a timer ended, by the whole minutes of the customer's last silence; the longest are one. */
  readonly firedAfter: Float64Array;
  readonly resamples: Resamples;
}

/**
 * The same sums for each resample, a resample's next to the others' of the same place. All alike: one kind of array is
 * added to faster.
 */
interface Resamples {
  readonly chats: Float64Array;
  readonly freeing: Float64Array;
  readonly staffedMs: Float64Array;
  readonly outcomes: Float64Array;
}

export function emptySums(timeZone = 'UTC'): Sums {
  return {
    timeZone,
    counts: {
      transcripts: 0,
      analyses: 0,
      records: 0,
      rows: 0,
      duplicates: 0,
      otherChannels: 0,
      unreadable: 0,
      withoutAgent: 0,
      recordsAlone: 0,
      staffedMs: 0,
      endedByTimer: 0,
      ofMoreQueues: 0,
    },
    firstMs: Number.POSITIVE_INFINITY,
    lastMs: Number.NEGATIVE_INFINITY,
    all: emptyCurves(CURVE_NAMES),
    hours: Array.from({ length: 24 }, () => ({ curves: emptyCurves(HOUR_CURVES), outcomes: groupOutcomes() })),
    queues: new Map(),
    time: emptyBuckets(),
    staffedHours: new Map(),
    outcomes: new Float64Array(BINS * OUTCOMES),
    firedAfter: new Float64Array(MOST_MINUTES + 1),
    resamples: {
      chats: new Float64Array(REPLICATES),
      freeing: new Float64Array((MOST_MINUTES + 2) * REPLICATES),
      staffedMs: new Float64Array((MOST_MINUTES + 2) * REPLICATES),
      outcomes: new Float64Array(BINS * OUTCOMES * REPLICATES),
    },
  };
}

/** Adds the sums of another part. */
export function addSums(into: Sums, other: Sums): void {
  for (const name of COUNT_NAMES) into.counts[name] += other.counts[name];
  into.firstMs = Math.min(into.firstMs, other.firstMs);
  into.lastMs = Math.max(into.lastMs, other.lastMs);
  addCurves(into.all, other.all);
  for (const [hour, group] of into.hours.entries()) addGroup(group, other.hours[hour]);
  for (const [name, queue] of other.queues) {
    const known = queueOf(into, name);
    if (known === undefined) {
      into.counts.ofMoreQueues += queue.curves.chats;
      continue;
    }
    addGroup(known, queue);
    addBuckets(known.time, queue.time);
  }
  addBuckets(into.time, other.time);
  for (const [hour, ms] of other.staffedHours) addStaffed(into, hour, ms);
  addAll(into.outcomes, other.outcomes);
  addAll(into.firedAfter, other.firedAfter);
  addAll(into.resamples.chats, other.resamples.chats);
  addAll(into.resamples.freeing, other.resamples.freeing);
  addAll(into.resamples.staffedMs, other.resamples.staffedMs);
  addAll(into.resamples.outcomes, other.resamples.outcomes);
}

function addGroup(into: GroupSums, other: GroupSums | undefined): void {
  if (other === undefined) return;
  addCurves(into.curves, other.curves);
  addAll(into.outcomes, other.outcomes);
}

/** So many queues are told apart. Each agent has one, too, and the sums of each take tens of kB in every thread. */
export const MOST_QUEUES = 500;

/** `undefined` for a queue beyond the most: its chats count for no queue. */
export function queueOf(sums: Sums, name: string): QueueSums | undefined {
  const known = sums.queues.get(name);
  if (known !== undefined || sums.queues.size >= MOST_QUEUES) return known;
  const queue = {
    curves: emptyCurves(QUEUE_CURVES),
    outcomes: groupOutcomes(),
    time: emptyBuckets(MOST_BUCKETS_OF_QUEUE),
  };
  sums.queues.set(name, queue);
  return queue;
}

const groupOutcomes = () => new Int32Array(BINS * OUTCOMES);

export function addStaffed(sums: Sums, hour: number, ms: number): void {
  sums.staffedHours.set(hour, (sums.staffedHours.get(hour) ?? 0) + ms);
}

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CURVE_NAMES, type CurveSet, type Steps, stepsFor } from './curves.ts';
import { COUNT_NAMES, emptySums, type GroupSums, MOST_QUEUES, queueOf, type Sums } from './sums.ts';
import { bucketAt, type TimeBuckets } from './time-buckets.ts';

/** Rises when the sums change their meaning: sums of two versions are not added up. */
const VERSION = 3;
const HOUR_MS = 3_600_000;
/** The time that no chat has. */
const NEVER = null;

type Numbers = Steps | Uint32Array;

interface WrittenSet {
  readonly chats: number;
  readonly steps: Readonly<Record<string, string>>;
}

/** Writes sums into a file: counts, compressed, and nothing of a single chat but that. */
export function writePartial(path: string, sums: Sums): void {
  const written = {
    connectChatKitPartial: VERSION,
    timeZone: sums.timeZone,
    counts: sums.counts,
    firstMs: Number.isFinite(sums.firstMs) ? sums.firstMs : NEVER,
    lastMs: Number.isFinite(sums.lastMs) ? sums.lastMs : NEVER,
    all: writeSet(sums.all),
    hours: sums.hours.map(writeGroup),
    queues: [...sums.queues].map(([name, queue]) => [name, { ...writeGroup(queue), time: writeTime(queue.time) }]),
    time: writeTime(sums.time),
    staffedHours: [...sums.staffedHours],
    outcomes: write(sums.outcomes),
    firedAfter: write(sums.firedAfter),
    resamples: Object.fromEntries(Object.entries(sums.resamples).map(([name, numbers]) => [name, write(numbers)])),
  };
  writeFileSync(path, gzipSync(JSON.stringify(written)));
}

type PartialRead = { readonly sums: Sums; readonly fingerprint: string } | { readonly problem: string };

/** Reads sums from a file, or says what is wrong with it. */
export function readPartial(path: string): PartialRead {
  try {
    const file = readFileSync(path);
    const bytes = file[0] === 0x1f ? gunzipSync(file) : file;
    const read: unknown = JSON.parse(bytes.toString('utf8'));
    return { sums: sumsOf(membersOf(read)), fingerprint: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    const why = error instanceof PartialProblem ? error.message : 'it is damaged';
    return { problem: `is a file of sums, but ${why}` };
  }
}

class PartialProblem extends Error {
  override readonly name = 'PartialProblem';
}

type Members = Readonly<Record<string, unknown>>;

function sumsOf(read: Members): Sums {
  if (read.connectChatKitPartial !== VERSION) {
    throw new PartialProblem(`of another version than ${VERSION}: write it again with this one`);
  }
  const sums = emptySums(String(read.timeZone));
  const counts = membersOf(read.counts);
  for (const name of COUNT_NAMES) sums.counts[name] = numberOf(counts[name]);
  sums.firstMs = read.firstMs === NEVER ? sums.firstMs : numberOf(read.firstMs);
  sums.lastMs = read.lastMs === NEVER ? sums.lastMs : numberOf(read.lastMs);
  fillSet(sums.all, read.all);
  for (const [hour, group] of sums.hours.entries()) fillGroup(group, listOf(read.hours)[hour]);
  for (const [name, written] of pairsOf(read.queues)) {
    const queue = queueOf(sums, String(name));
    if (queue === undefined) throw new PartialProblem(`it has more than ${MOST_QUEUES} queues`);
    fillGroup(queue, written);
    fillTime(queue.time, membersOf(written).time);
  }
  fillTime(sums.time, read.time);
  for (const [hour, ms] of pairsOf(read.staffedHours)) sums.staffedHours.set(numberOf(hour), numberOf(ms));
  fill(sums.outcomes, read.outcomes);
  fill(sums.firedAfter, read.firedAfter);
  const resamples = membersOf(read.resamples);
  for (const [name, numbers] of Object.entries(sums.resamples)) fill(numbers, resamples[name]);
  return sums;
}

function writeGroup({ curves, outcomes }: GroupSums) {
  return { curves: writeSet(curves), outcomes: write(outcomes) };
}

function fillGroup(group: GroupSums, read: unknown): void {
  const { curves, outcomes } = membersOf(read);
  fillSet(group.curves, curves);
  fill(group.outcomes, outcomes);
}

function writeTime({ widthHours, buckets }: TimeBuckets) {
  return { widthHours, buckets: [...buckets].map(([index, set]) => [index, writeSet(set)]) };
}

function fillTime(time: TimeBuckets, read: unknown): void {
  const { widthHours, buckets } = membersOf(read);
  time.widthHours = numberOf(widthHours);
  // Buckets are only ever doubled: by another width chats would go to wrong ones, or to none.
  if (time.widthHours < 1 || !Number.isInteger(Math.log2(time.widthHours))) {
    throw new PartialProblem('the width of its intervals of time is not a power of two');
  }
  for (const [index, set] of pairsOf(buckets)) {
    fillSet(bucketAt(time, numberOf(index) * time.widthHours * HOUR_MS), set);
  }
}

function writeSet({ chats, steps }: CurveSet): WrittenSet {
  const written = CURVE_NAMES.flatMap((name, place) => {
    const numbers = steps[place];
    return numbers === undefined ? [] : [[name, write(numbers)]];
  });
  return { chats, steps: Object.fromEntries(written) };
}

function fillSet(set: CurveSet, read: unknown): void {
  const { chats, steps } = membersOf(read);
  set.chats = numberOf(chats);
  const written = membersOf(steps);
  for (const [curve, name] of CURVE_NAMES.entries()) {
    const { BYTES_PER_ELEMENT = 1 } = set.steps[curve] ?? {};
    // A curve is written as long as it is, which is as long as its counts need.
    const places = Buffer.byteLength(textOf(written[name]), 'base64') / BYTES_PER_ELEMENT;
    const numbers = stepsFor(set, curve, places - 1);
    if (numbers !== undefined) fill(numbers, written[name]);
  }
}

function write(numbers: Numbers): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

function fill(numbers: Numbers, read: unknown): void {
  const bytes = Buffer.from(textOf(read), 'base64');
  if (bytes.length !== numbers.byteLength) throw new PartialProblem('some of its counts are missing');
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).set(bytes);
}

const textOf = (read: unknown) => (typeof read === 'string' ? read : '');

function membersOf(value: unknown): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PartialProblem('some of its counts are missing');
  }
  return Object.fromEntries(Object.entries(value));
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new PartialProblem('some of its counts are missing');
  return value;
}

function pairsOf(value: unknown): readonly (readonly unknown[])[] {
  return listOf(value).map(listOf);
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new PartialProblem('one of its counts is not a number');
  return value;
}

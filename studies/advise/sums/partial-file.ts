import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CURVE_NAMES, type CurveSet, type Steps } from './curves.ts';
import { COUNT_NAMES, emptySums, queueOf, type Sums } from './sums.ts';
import { bucketAt } from './time-buckets.ts';

/** Rises when the sums change their meaning: sums of two versions are not added up. */
const VERSION = 1;
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
    hours: sums.hours.map(writeSet),
    queues: [...sums.queues].map(([name, set]) => [name, writeSet(set)]),
    widthHours: sums.time.widthHours,
    buckets: [...sums.time.buckets].map(([index, set]) => [index, writeSet(set)]),
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
  for (const [hour, set] of sums.hours.entries()) fillSet(set, listOf(read.hours)[hour]);
  for (const [name, set] of pairsOf(read.queues)) fillSet(queueOf(sums, String(name)), set);
  sums.time.widthHours = numberOf(read.widthHours);
  for (const [index, set] of pairsOf(read.buckets)) {
    fillSet(bucketAt(sums.time, numberOf(index) * sums.time.widthHours * HOUR_MS), set);
  }
  for (const [hour, ms] of pairsOf(read.staffedHours)) sums.staffedHours.set(numberOf(hour), numberOf(ms));
  fill(sums.outcomes, read.outcomes);
  fill(sums.firedAfter, read.firedAfter);
  const resamples = membersOf(read.resamples);
  for (const [name, numbers] of Object.entries(sums.resamples)) fill(numbers, resamples[name]);
  return sums;
}

function writeSet({ chats, steps }: CurveSet): WrittenSet {
  const written = CURVE_NAMES.flatMap((name, place) =>
    steps[place] === undefined ? [] : [[name, write(steps[place])]],
  );
  return { chats, steps: Object.fromEntries(written) };
}

function fillSet(set: CurveSet, read: unknown): void {
  const { chats, steps } = membersOf(read);
  set.chats = numberOf(chats);
  const written = membersOf(steps);
  for (const [place, name] of CURVE_NAMES.entries()) {
    const numbers = set.steps[place];
    if (numbers !== undefined) fill(numbers, written[name]);
  }
}

function write(numbers: Numbers | undefined): string {
  if (numbers === undefined) return '';
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

function fill(numbers: Numbers, read: unknown): void {
  const bytes = Buffer.from(typeof read === 'string' ? read : '', 'base64');
  if (bytes.length !== numbers.byteLength) throw new PartialProblem('some of its counts are missing');
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).set(bytes);
}

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

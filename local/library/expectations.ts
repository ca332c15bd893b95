import { isDeepStrictEqual } from 'node:util';
import type { ParticipantRole } from '../engine/index.ts';
import { drawTimeline } from '../timeline/draw-timeline.ts';
import type { TimelineEntry } from '../timeline/timeline-entry.ts';
import { checkList, type Members } from './check-arguments.ts';

/** What an entry of a timeline should look like: its type, and what else is named. */
export interface ExpectedEntry {
  readonly type: string;
  readonly role?: TimelineEntry['role'];
  /** Members that the entry's detail must have. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Time since the chat began. */
  readonly atMinutes?: number;
}

const ENTRY: Members<ExpectedEntry> = { type: true, role: true, detail: true, atMinutes: true };

/** One message of a conversation, such as `CUSTOMER: hi`. A text that ends in `…` stands for all that begin like it. */
export type ConversationLine = `${ParticipantRole}: ${string}`;

/** Whose frames an error's stack leaves out, so that a test runner points at the test's own line. */
type Statement = (...parameters: never[]) => unknown;

/** A chat did not go as expected; the message shows its timeline up to there. */
export class ExpectationFailed extends Error {
  override readonly name = 'ExpectationFailed';
  /** What was expected, without the timeline. */
  readonly expectation: string;
  readonly #timeline: readonly TimelineEntry[];

  /** `trace`: the file that shows the chat. */
  constructor(
    expectation: string,
    timeline: readonly TimelineEntry[],
    statement: Statement = expectInOrder,
    trace?: string,
  ) {
    const soFar = `The chat so far:\n${drawTimeline(timeline, { everything: true }) || '  (nothing)'}`;
    super([expectation, soFar, ...(trace === undefined ? [] : [`Trace: ${trace}`])].join('\n\n'));
    this.expectation = expectation;
    this.#timeline = timeline;
    Error.captureStackTrace(this, statement);
  }

  /** Not one of the members that test runners print: the message shows it. */
  get timeline(): readonly TimelineEntry[] {
    return this.#timeline;
  }
}

/** Checks that the expected entries stand in the timeline in this order; others may stand between them. */
export function expectInOrder(
  timeline: readonly TimelineEntry[],
  expected: readonly ExpectedEntry[],
  statement: Statement = expectInOrder,
  trace: () => string | undefined = noTrace,
): void {
  checkList('expectTimeline', expected, ENTRY);
  const startMs = timeline[0]?.atMs ?? 0;
  let next = 0;
  let before: ExpectedEntry | undefined;
  for (const wanted of expected) {
    const found = timeline.findIndex((entry, position) => position >= next && matches(entry, wanted, startMs));
    if (found < 0) {
      const after = before === undefined ? '' : ` after ${describe(before)}`;
      const expectation = `Expected ${describe(wanted)}${after}, and it did not happen.`;
      throw new ExpectationFailed(expectation, timeline, statement, trace());
    }
    next = found + 1;
    before = wanted;
  }
}

/** Checks that these messages, and no others, were written, in this order. */
export function expectConversation(
  timeline: readonly TimelineEntry[],
  expected: readonly ConversationLine[],
  statement: Statement = expectConversation,
  trace: () => string | undefined = noTrace,
): void {
  const said = timeline
    .filter((entry) => entry.type === 'MESSAGE')
    .map(({ role, detail }) => `${role ?? 'SYSTEM'}: ${detail.text}`);
  const length = Math.max(said.length, expected.length);
  const first = Array.from({ length }, (_, index) => isSaid(said[index], expected[index])).indexOf(false);
  if (first < 0) return;
  const lines = said.slice(0, first).map((line) => `    ${line}`);
  const wanted = expected.slice(first, first + 1).map((line) => `  - ${line}`);
  const rest = said.slice(first).map((line) => `  + ${line}`);
  throw new ExpectationFailed(
    [`Expected another conversation (- expected, + said):`, ...lines, ...wanted, ...rest].join('\n'),
    timeline,
    statement,
    trace(),
  );
}

function noTrace(): undefined {}

function isSaid(said: string | undefined, expected: string | undefined): boolean {
  if (said === undefined || expected === undefined) return false;
  return expected.endsWith('…') ? said === expected || said.startsWith(expected.slice(0, -1)) : said === expected;
}

function matches(entry: TimelineEntry, wanted: ExpectedEntry, startMs: number): boolean {
  const detail: Readonly<Record<string, unknown>> = entry.detail;
  return (
    entry.type === wanted.type &&
    (wanted.role === undefined || entry.role === wanted.role) &&
    (wanted.atMinutes === undefined || entry.atMs - startMs === wanted.atMinutes * 60_000) &&
    Object.entries(wanted.detail ?? {}).every(([key, value]) => isDeepStrictEqual(detail[key], value))
  );
}

function describe(wanted: ExpectedEntry): string {
  const { type, role, detail, atMinutes } = wanted;
  return [
    type,
    role === undefined ? '' : `of ${role}`,
    detail === undefined ? '' : `with ${JSON.stringify(detail)}`,
    atMinutes === undefined ? '' : `at ${atMinutes} min`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

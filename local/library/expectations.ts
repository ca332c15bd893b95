import { isDeepStrictEqual } from 'node:util';
import { drawTimeline } from '../timeline/draw-timeline.ts';
import type { TimelineEntry } from '../timeline/timeline.ts';

/** What an entry of a timeline should look like: its type, and what else is named. */
export interface ExpectedEntry {
  readonly type: string;
  readonly role?: TimelineEntry['role'];
  /** Members that the entry's detail must have. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Time since the chat began. */
  readonly atMinutes?: number;
}

/** A chat did not go as expected; the message shows its timeline up to there. */
export class ExpectationFailed extends Error {
  override readonly name = 'ExpectationFailed';

  constructor(expectation: string, timeline: readonly TimelineEntry[]) {
    super(`${expectation}\n\nThe chat so far:\n${drawTimeline(timeline, { everything: true }) || '  (nothing)'}`);
  }
}

/** Checks that the expected entries stand in the timeline in this order; others may stand between them. */
export function expectInOrder(timeline: readonly TimelineEntry[], expected: readonly ExpectedEntry[]): void {
  const startMs = timeline[0]?.atMs ?? 0;
  let next = 0;
  for (const [index, wanted] of expected.entries()) {
    const found = timeline.findIndex((entry, position) => position >= next && matches(entry, wanted, startMs));
    if (found < 0) {
      const after = index === 0 ? '' : ` after ${describe(expected[index - 1])}`;
      throw new ExpectationFailed(`Expected ${describe(wanted)}${after}, and it did not happen.`, timeline);
    }
    next = found + 1;
  }
}

function matches(entry: TimelineEntry, wanted: ExpectedEntry, startMs: number): boolean {
  return (
    entry.type === wanted.type &&
    (wanted.role === undefined || entry.role === wanted.role) &&
    (wanted.atMinutes === undefined || entry.atMs - startMs === wanted.atMinutes * 60_000) &&
    Object.entries(wanted.detail ?? {}).every(([key, value]) => isDeepStrictEqual(entry.detail[key], value))
  );
}

function describe(wanted: ExpectedEntry | undefined): string {
  if (wanted === undefined) return 'the start';
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

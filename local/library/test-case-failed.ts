import { drawReport, type TestCaseReport } from '../test-cases/index.ts';
import { drawTimeline } from '../timeline/draw-timeline.ts';
import type { TimelineEntry } from '../timeline/timeline-entry.ts';

/** A test case did not pass; the message shows each observation, and the chat's timeline. */
export class TestCaseFailed extends Error {
  override readonly name = 'TestCaseFailed';
  readonly #report: TestCaseReport;

  constructor(
    report: TestCaseReport,
    timeline: readonly TimelineEntry[],
    statement: (...parameters: never[]) => unknown,
    /** The file that shows the chat. */
    trace?: string,
  ) {
    const chat = `The chat:\n${cut(drawTimeline(timeline)) || '  (nothing)'}`;
    super([drawReport(report), chat, ...(trace === undefined ? [] : [`Trace: ${trace}`])].join('\n\n'));
    this.#report = report;
    Error.captureStackTrace(this, statement);
  }

  /** Not one of the members that test runners print: the message shows it. */
  get report(): TestCaseReport {
    return this.#report;
  }
}

const MOST_LINES = 60;
const LAST_LINES = 15;

/** A long wait fills pages: its middle is left out. */
function cut(drawn: string): string {
  const lines = drawn.split('\n');
  if (lines.length <= MOST_LINES) return drawn;
  const first = lines.slice(0, MOST_LINES - LAST_LINES);
  return [...first, `  … ${lines.length - MOST_LINES} lines more …`, ...lines.slice(-LAST_LINES)].join('\n');
}

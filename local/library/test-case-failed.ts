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
  ) {
    super(`${drawReport(report)}\n\nThe chat:\n${drawTimeline(timeline) || '  (nothing)'}`);
    this.#report = report;
    Error.captureStackTrace(this, statement);
  }

  /** Not one of the members that test runners print: the message shows it. */
  get report(): TestCaseReport {
    return this.#report;
  }
}

import type { ActionResult, ObservationResult, Unmatched, Verdict } from './outcome.ts';

/** What came of a test case, in plain values. */
export interface TestCaseReport {
  readonly name: string;
  readonly flow: string;
  readonly status: Verdict['status'];
  readonly reason: Verdict['reason'];
  readonly message: string;
  readonly failureReasons: Verdict['failureReasons'];
  /** How long it took, by the chat clock. */
  readonly seconds: number;
  readonly observations: readonly ObservationReport[];
  readonly counts: { readonly total: number; readonly passed: number; readonly failed: number };
  /** What its author should know: what the service may do otherwise, and what is assumed. */
  readonly warnings: readonly string[];
  /** As ListTestCaseExecutionRecords lists them. */
  readonly records: readonly ExecutionRecord[];
}

export interface ObservationReport {
  readonly id: string;
  readonly status: ObservationResult['status'];
  readonly seconds: number;
  /** What was waited for, in words. */
  readonly expected: string;
  readonly received?: string;
  /** How similar the received text is, from 0 to 1, where that decided. It approximates the service's own measure. */
  readonly score?: number;
  readonly actions: readonly ActionReport[];
  /** What came while it waited in vain. */
  readonly unmatched: readonly Unmatched[];
}

interface ActionReport extends Pick<ActionResult, 'passed' | 'expected' | 'actual'> {
  readonly id: string;
  readonly what: string;
}

/** A record of a test, as ListTestCaseExecutionRecords lists it; `record` is what its `Record` holds as text. */
export interface ExecutionRecord {
  readonly observationId: string;
  readonly status: 'PASSED' | 'FAILED' | 'IN_PROGRESS' | 'STOPPED';
  readonly atMs: number;
  readonly record: Readonly<Record<string, unknown>>;
}

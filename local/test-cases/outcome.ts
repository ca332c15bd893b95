import type { Observation, TestAction } from '../test-language/index.ts';

/** What came of one action. `expected` and `actual` have the members that the service's records have. */
export interface ActionResult {
  readonly action: TestAction;
  readonly passed: boolean;
  readonly expected: Readonly<Record<string, string>>;
  readonly actual: Readonly<Record<string, string>>;
}

/** Something that came and was not what an observation waited for. */
export interface Unmatched {
  readonly received: string;
  /** How often it came in a row. */
  readonly times: number;
  readonly score?: number;
}

/** What became of an observation. */
export interface ObservationResult {
  readonly observation: Observation;
  /** `NOT_REACHED`: it never became active. */
  readonly status: 'PASSED' | 'FAILED' | 'NOT_REACHED';
  /** When it was matched, or given up. */
  readonly atMs: number;
  /** What matched it. */
  readonly received?: string;
  readonly score?: number;
  readonly actions: readonly ActionResult[];
  /** What came while it waited, where nothing matched. */
  readonly unmatched: readonly Unmatched[];
}

type FailureReason = 'OBSERVE_EVENT' | 'ASSERT_DATA' | 'INITIALIZATION_FAILURE';

/** How a test ended. */
export interface Verdict {
  readonly status: 'PASSED' | 'FAILED' | 'STOPPED';
  readonly reason: 'SUCCESS' | 'TIMEOUT' | 'FAILURE';
  readonly message: string;
  readonly failureReasons: readonly FailureReason[];
}

/** What ends a test. */
export type End = 'END_TEST' | 'CONTACT_ENDED' | 'ASSERT_FAILED' | 'TIME_IS_UP' | 'STOPPED';

/** Seen in answers of the service. */
const MESSAGES = {
  completed: 'Test case execution completed.',
  timedOut: 'Test case execution exceeded time limit',
  stopped: 'Test case execution stopped by user request',
} as const;

/**
 * The verdict, by what ended the test and whether observations were still waited for. Where they were at an EndTest,
 * the service's verdict was never seen: each is expected to run once, so the test has failed (assumed).
 */
export function verdictOn(end: End, isWaiting: boolean): Verdict {
  switch (end) {
    case 'STOPPED':
      return { status: 'STOPPED', reason: 'TIMEOUT', message: MESSAGES.stopped, failureReasons: [] };
    case 'ASSERT_FAILED':
      return { status: 'FAILED', reason: 'FAILURE', message: MESSAGES.completed, failureReasons: ['ASSERT_DATA'] };
    case 'TIME_IS_UP':
      return {
        status: isWaiting ? 'FAILED' : 'PASSED',
        reason: 'TIMEOUT',
        message: MESSAGES.timedOut,
        failureReasons: isWaiting ? ['OBSERVE_EVENT'] : [],
      };
    case 'END_TEST':
    case 'CONTACT_ENDED':
      return isWaiting
        ? { status: 'FAILED', reason: 'FAILURE', message: MESSAGES.completed, failureReasons: ['OBSERVE_EVENT'] }
        : { status: 'PASSED', reason: 'SUCCESS', message: MESSAGES.completed, failureReasons: [] };
  }
}

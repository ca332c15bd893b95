import { type Chance, type ChatClock, Refusal } from '../engine/index.ts';
import type { FlowStore } from '../flows/flow-store.ts';
import {
  countsOf,
  type Execution,
  type ExecutionRecord,
  failedToStart,
  InvalidTestCase,
  readPlayable,
  recordsOf,
  type TestRunner,
} from '../test-cases/index.ts';
import { RUNS_AT_ONCE } from '../test-language/run-limits.ts';
import { ServiceError } from './errors.ts';
import type { Quotas } from './quotas.ts';
import type { CatalogTestCase, TestCaseVersion } from './test-case-catalog.ts';

export type ExecutionStatus = 'INITIATED' | 'IN_PROGRESS' | 'PASSED' | 'FAILED' | 'STOPPED';

/** An execution as the operations tell of it. */
export interface TestCaseExecution {
  readonly id: string;
  readonly testCaseId: string;
  readonly testCaseArn: string;
  readonly name: string;
  readonly tags: CatalogTestCase['tags'];
  readonly status: ExecutionStatus;
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly counts: ReturnType<typeof countsOf>;
  readonly records: readonly ExecutionRecord[];
}

/** Administrator guide, testing-simulation-execute-test-cases. */
const MOST_ACCEPTED = 100;

interface Entry {
  readonly id: string;
  readonly testCase: CatalogTestCase;
  readonly version: TestCaseVersion;
  readonly startedAtMs: number;
  /** None: it waits for its turn, or could not start. */
  execution?: Execution;
  /** Why it could not start, or was stopped before it did. */
  end?: { readonly status: 'FAILED' | 'STOPPED'; readonly message: string; readonly atMs: number };
}

type Parts = {
  readonly chance: Chance;
  readonly clock: ChatClock;
  readonly flows: FlowStore;
  readonly quotas: Quotas;
  readonly testRunner: TestRunner;
};

/** The executions of test cases. With the service's quotas, 5 run at once and the others wait. */
export class TestCaseExecutions {
  readonly #parts: Parts;
  readonly #byId = new Map<string, Entry>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The newest first. */
  get all(): readonly TestCaseExecution[] {
    return [...this.#byId.values()].reverse().map((entry) => tell(entry));
  }

  start(testCase: CatalogTestCase): TestCaseExecution {
    const { chance, clock, quotas } = this.#parts;
    const { published: version } = testCase;
    if (version === undefined) {
      throw new ServiceError(
        'InvalidRequestException',
        'The test case is not published, and only what is published runs.',
      );
    }
    if (quotas.mode === 'aws' && this.#accepted.length >= MOST_ACCEPTED) {
      throw new ServiceError(
        'ServiceQuotaExceededException',
        `${MOST_ACCEPTED} test cases run or wait, the most that the quota allows (POST /local/quotas).`,
      );
    }
    const entry: Entry = { id: chance.uuid(), testCase, version, startedAtMs: clock.nowMs };
    this.#byId.set(entry.id, entry);
    this.#startNext();
    return tell(entry);
  }

  /** An execution of that test case. */
  find(testCaseIdOrArn: string, executionId: string): TestCaseExecution {
    return tell(this.#find(testCaseIdOrArn, executionId));
  }

  /** That one which has ended cannot be stopped is assumed. */
  stop(testCaseIdOrArn: string, executionId: string): void {
    const entry = this.#find(testCaseIdOrArn, executionId);
    const { status } = tell(entry);
    if (status !== 'INITIATED' && status !== 'IN_PROGRESS') {
      throw new ServiceError('InvalidRequestException', `The execution has ended already: ${status}.`);
    }
    if (entry.execution !== undefined) entry.execution.stop();
    else entry.end = { status: 'STOPPED', message: '', atMs: this.#parts.clock.nowMs };
  }

  #find(testCaseIdOrArn: string, executionId: string): Entry {
    const entry = this.#byId.get(executionId);
    const testCaseId = testCaseIdOrArn.slice(testCaseIdOrArn.lastIndexOf('/') + 1);
    if (entry !== undefined && entry.testCase.id === testCaseId) return entry;
    throw new ServiceError(
      'ResourceNotFoundException',
      'There is no execution with this TestCaseExecutionId of a test case with this TestCaseId.',
    );
  }

  get #accepted(): readonly Entry[] {
    return [...this.#byId.values()].filter(
      ({ end, execution }) => end === undefined && execution?.verdict === undefined,
    );
  }

  #startNext(): void {
    const waiting = this.#accepted.filter(({ execution }) => execution === undefined);
    const running = this.#accepted.length - waiting.length;
    const free = this.#parts.quotas.mode === 'aws' ? RUNS_AT_ONCE - running : waiting.length;
    for (const entry of waiting.slice(0, Math.max(0, free))) this.#begin(entry);
  }

  #begin(entry: Entry): void {
    const { flows, testRunner, clock } = this.#parts;
    const { content, entryPoint, initializationData } = entry.version;
    const file = {
      Name: entry.testCase.name,
      Content: content,
      EntryPoint: entryPoint,
      InitializationData: initializationData,
    };
    try {
      const onFinished = () => this.#startNext();
      entry.execution = testRunner.begin(readPlayable(file, {}, flows), { patience: 'STOPS_AT_LIMIT', onFinished });
    } catch (error) {
      if (!(error instanceof InvalidTestCase || error instanceof Refusal)) throw error;
      entry.end = { status: 'FAILED', message: error.message, atMs: clock.nowMs };
    }
  }
}

const NONE = { total: 0, passed: 0, failed: 0 };

function tell({ id, testCase, startedAtMs, execution, end }: Entry): TestCaseExecution {
  const known = { id, testCaseId: testCase.id, testCaseArn: testCase.arn, name: testCase.name, tags: testCase.tags };
  if (execution !== undefined) {
    return {
      ...known,
      status: execution.verdict?.status ?? 'IN_PROGRESS',
      startedAtMs: execution.startedAtMs,
      endedAtMs: execution.endedAtMs,
      counts: countsOf(execution.results),
      records: recordsOf(execution),
    };
  }
  const waiting = { ...known, startedAtMs, counts: NONE };
  if (end === undefined) return { ...waiting, status: 'INITIATED', endedAtMs: undefined, records: [] };
  const records = end.status === 'FAILED' ? failedToStart(end.message, end.atMs) : [];
  return { ...waiting, status: end.status, endedAtMs: end.atMs, records };
}

import {
  GetTestCaseExecutionSummaryCommand,
  ListTestCasesCommand,
  StartTestCaseExecutionCommand,
  StopTestCaseExecutionCommand,
} from '@aws-sdk/client-connect';
import { RUNS_AT_ONCE } from '../../test-language/run-limits.ts';
import type { Check } from '../check.ts';
import { type Finding, failed, passed, skipped, warned } from '../outcome.ts';
import { RUN_MS } from '../schedule.ts';
import type { Verification } from '../verification.ts';

const UNDER_WAY = ['INITIATED', 'IN_PROGRESS'];
/** Every so often one of them is looked at: operations without a quota of their own take two calls a second. */
const LOOK_MS = 2000;
const MOST_NAMED = 10;

/** The test cases of the kit: they run while other checks wait, and are seen when all else is done. */
export function testCaseChecks(): { readonly begin: Check; readonly see: Check } {
  let executions: TestCaseExecutions | undefined;
  const begin: Check = {
    id: 'test-cases-begin',
    runbook: 'when-something-fails',
    what: 'test cases of the flows are started',
    doing: 'starting test cases',
    needs: ['instance'],
    async run(verification) {
      const wanted = new Set(verification.expected?.testCases ?? []);
      const there = wanted.size === 0 ? [] : await testCasesOf(verification);
      const chosen = there.filter(({ name }) => wanted.has(name));
      if (chosen.length === 0)
        return skipped('none are deployed: set testCases: true in infra/settings.ts, and deploy');
      const begun = new TestCaseExecutions(verification, chosen);
      executions = begun;
      verification.afterwards(() => begun.stopAll());
      await begun.goOn();
      verification.meanwhile(begun.goOn);
      return passed(`${chosen.length}, of which ${RUNS_AT_ONCE} run at once`);
    },
  };
  const see: Check = {
    id: 'test-cases',
    runbook: 'when-something-fails',
    what: 'test cases of the flows pass',
    doing: 'waiting for test cases',
    needs: ['test-cases-begin'],
    isLast: true,
    async run(verification) {
      if (executions === undefined) return skipped('none were started');
      const { goOn } = executions;
      await verification.until(RUN_MS, async () => {
        await goOn();
        return executions?.notOver.length === 0 ? true : undefined;
      });
      return findingOf(executions);
    },
  };
  return { begin, see };
}

function findingOf({ passedCount, notPassed, notOver }: TestCaseExecutions): Finding {
  const over = notOver.length === 0 ? '' : `; not over: ${named(notOver)}`;
  if (notPassed.length > 0) {
    return failed(
      `${named(notPassed)}${over}`,
      'a flow does otherwise than its test case says: it was changed, or the service does otherwise than Local Connect',
      'npm run test-case plays them here; the records of the execution in the admin website show the observation',
    );
  }
  if (notOver.length === 0) return passed(`${passedCount} of them`);
  return warned(
    `${passedCount} passed${over}`,
    `the ${RUN_MS / 60_000} minutes of a run were over before them`,
    'run npm run verify -- --only test-cases',
  );
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

interface TestCase {
  readonly name: string;
  readonly testCaseId: string;
}

type Running = TestCase & { readonly executionId: string };

/** Test cases under way, as many at once as an instance takes. */
class TestCaseExecutions {
  readonly #verification: Verification;
  readonly #waiting: TestCase[];
  #running: readonly Running[] = [];
  #lookAgainAtMs = 0;
  /** With how each ended. */
  readonly notPassed: string[] = [];
  passedCount = 0;

  constructor(verification: Verification, testCases: readonly TestCase[]) {
    this.#verification = verification;
    this.#waiting = [...testCases];
  }

  /** Those that run still, and those that were not started. */
  get notOver(): readonly string[] {
    return [...this.#running, ...this.#waiting].map(({ name }) => name);
  }

  /** Looks what became of one, and starts others in place of those that have ended. */
  readonly goOn = async (): Promise<void> => {
    const { nowMs } = this.#verification.surroundings.clock;
    if (nowMs < this.#lookAgainAtMs) return;
    this.#lookAgainAtMs = nowMs + LOOK_MS;
    await this.#lookAtNext();
    while (this.#running.length < RUNS_AT_ONCE && this.#waiting.length > 0) await this.#startNext();
  };

  async stopAll(): Promise<void> {
    for (const execution of this.#running) await stop(this.#verification, execution);
  }

  /** In turn: one that goes on is looked at again when all others were. */
  async #lookAtNext(): Promise<void> {
    const [execution, ...others] = this.#running;
    if (execution === undefined) return;
    const status = await this.#statusOf(execution);
    this.#running = UNDER_WAY.includes(status) ? [...others, execution] : others;
    if (UNDER_WAY.includes(status)) return;
    if (status === 'PASSED') this.passedCount += 1;
    else this.notPassed.push(`${execution.name} (${status})`);
  }

  async #startNext(): Promise<void> {
    const { service, instanceId } = this.#verification;
    const [next] = this.#waiting;
    if (next === undefined) return;
    const asked = new StartTestCaseExecutionCommand({ InstanceId: instanceId, TestCaseId: next.testCaseId });
    const { TestCaseExecutionId: executionId = '' } = await service.connect.send(asked);
    this.#waiting.shift();
    this.#running = [...this.#running, { ...next, executionId }];
  }

  async #statusOf({ testCaseId, executionId }: Running) {
    const { service, instanceId } = this.#verification;
    const ids = { InstanceId: instanceId, TestCaseId: testCaseId, TestCaseExecutionId: executionId };
    const { Status = 'INITIATED' } = await service.connect.send(new GetTestCaseExecutionSummaryCommand(ids));
    return Status;
  }
}

async function testCasesOf({ service, instanceId }: Verification) {
  const all: TestCase[] = [];
  let NextToken: string | undefined;
  do {
    const page = await service.connect.send(
      new ListTestCasesCommand({ InstanceId: instanceId, ...(NextToken === undefined ? {} : { NextToken }) }),
    );
    for (const { Name: name = '', Id: testCaseId = '' } of page.TestCaseSummaryList ?? [])
      all.push({ name, testCaseId });
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return all;
}

async function stop({ service, instanceId }: Verification, { testCaseId, executionId }: Running): Promise<void> {
  const ids = { InstanceId: instanceId, TestCaseId: testCaseId, TestCaseExecutionId: executionId };
  await service.connect.send(new StopTestCaseExecutionCommand(ids));
}

import {
  GetTestCaseExecutionSummaryCommand,
  ListTestCasesCommand,
  StartTestCaseExecutionCommand,
  StopTestCaseExecutionCommand,
} from '@aws-sdk/client-connect';
import type { Check } from '../check.ts';
import { failed, passed, skipped } from '../outcome.ts';
import type { Verification } from '../verification.ts';

/** A test case is stopped after five minutes (administrator guide, testing-simulation-execute-test-cases). */
const LONGEST_MS = 15 * 60_000;
const UNDER_WAY = ['INITIATED', 'IN_PROGRESS'];
/** Of an instance, so many run at once (administrator guide, amazon-connect-service-limits). */
const AT_ONCE = 5;

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
      executions = new TestCaseExecutions(verification, chosen);
      await executions.goOn();
      verification.meanwhile(executions.goOn);
      return passed(`${chosen.length}, of which ${AT_ONCE} run at once`);
    },
  };
  const see: Check = {
    id: 'test-cases',
    runbook: 'when-something-fails',
    what: 'test cases of the flows pass',
    doing: 'waiting for test cases',
    needs: ['test-cases-begin'],
    async run(verification) {
      await verification.until(LONGEST_MS, async () => ((await executions?.goOn()) === true ? true : undefined));
      const { passedCount = 0, notPassed = [] } = executions ?? {};
      if (notPassed.length === 0) return passed(`${passedCount} of them`);
      return failed(
        notPassed.slice(0, 10).join(', '),
        'a flow does otherwise than its test case says: it was changed, or the service does otherwise than Local Connect',
        'npm run test-case plays them here; the records of the execution in the admin website show the observation',
      );
    },
  };
  return { begin, see };
}

interface TestCase {
  readonly name: string;
  readonly testCaseId: string;
}

/** Test cases under way, as many at once as an instance takes. */
class TestCaseExecutions {
  readonly #verification: Verification;
  readonly #waiting: TestCase[];
  #running: readonly (TestCase & { readonly executionId: string })[] = [];
  readonly #notPassed: string[] = [];
  passedCount = 0;

  constructor(verification: Verification, testCases: readonly TestCase[]) {
    this.#verification = verification;
    this.#waiting = [...testCases];
  }

  /** With how each ended, or that it goes on. */
  get notPassed(): readonly string[] {
    return [...this.#notPassed, ...this.#running.map(({ name }) => `${name} (not over)`)];
  }

  /** Looks what has ended, and starts others in its place. True when nothing is left. */
  readonly goOn = async (): Promise<boolean> => {
    for (const execution of this.#running) {
      const status = await this.#statusOf(execution);
      if (UNDER_WAY.includes(status)) continue;
      this.#running = this.#running.filter((other) => other !== execution);
      if (status === 'PASSED') this.passedCount += 1;
      else this.#notPassed.push(`${execution.name} (${status})`);
    }
    while (this.#running.length < AT_ONCE && this.#waiting.length > 0) await this.#startNext();
    return this.#running.length === 0;
  };

  async #startNext(): Promise<void> {
    const { service, instanceId } = this.#verification;
    const [next] = this.#waiting;
    if (next === undefined) return;
    const asked = new StartTestCaseExecutionCommand({ InstanceId: instanceId, TestCaseId: next.testCaseId });
    const { TestCaseExecutionId: executionId = '' } = await service.connect.send(asked);
    this.#waiting.shift();
    this.#running = [...this.#running, { ...next, executionId }];
    this.#verification.afterwards(() => stop(this.#verification, next.testCaseId, executionId));
  }

  async #statusOf({ testCaseId, executionId }: { readonly testCaseId: string; readonly executionId: string }) {
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

async function stop({ service, instanceId }: Verification, testCaseId: string, executionId: string): Promise<void> {
  await service.connect.send(
    new StopTestCaseExecutionCommand({
      InstanceId: instanceId,
      TestCaseId: testCaseId,
      TestCaseExecutionId: executionId,
    }),
  );
}

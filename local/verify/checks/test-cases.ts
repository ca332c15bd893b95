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
const LONGEST_MS = 6 * 60_000;
const UNDER_WAY = ['INITIATED', 'IN_PROGRESS'];

interface Execution {
  readonly name: string;
  readonly testCaseId: string;
  readonly executionId: string;
}

/** The test cases of the kit: started early, since they run by themselves, and seen when all else is done. */
export function testCaseChecks(): { readonly begin: Check; readonly see: Check } {
  const waiting: { readonly name: string; readonly testCaseId: string }[] = [];
  const running: Execution[] = [];
  const begin: Check = {
    id: 'test-cases-begin',
    runbook: 'when-something-fails',
    what: 'test cases of the flows are started',
    doing: 'starting test cases',
    needs: ['instance'],
    async run(verification) {
      const wanted = new Set(verification.expected?.testCases ?? []);
      const there = wanted.size === 0 ? [] : await testCasesOf(verification);
      waiting.push(...there.filter(({ name }) => wanted.has(name)));
      if (waiting.length === 0)
        return skipped('none are deployed: set testCases: true in infra/settings.ts, and deploy');
      const count = waiting.length;
      await startSome(verification, waiting, running);
      return passed(`${running.length} of ${count}, as many as run at once`);
    },
  };
  const see: Check = {
    id: 'test-cases',
    runbook: 'when-something-fails',
    what: 'test cases of the flows pass',
    doing: 'waiting for test cases',
    needs: ['test-cases-begin'],
    async run(verification) {
      const bad: string[] = [];
      let passedCount = 0;
      while (running.length > 0) {
        const [execution] = running.splice(0, 1);
        if (execution === undefined) break;
        const status = await endOf(verification, execution);
        if (status === 'PASSED') passedCount += 1;
        else bad.push(`${execution.name} (${status})`);
        await startSome(verification, waiting, running);
      }
      if (bad.length === 0) return passed(`${passedCount} of them`);
      return failed(
        bad.slice(0, 10).join(', '),
        'a flow does otherwise than its test case says: it was changed, or the service does otherwise than Local Connect',
        'npm run test-case plays them here; the records of the execution in the admin website show the observation',
      );
    },
  };
  return { begin, see };
}

async function testCasesOf({ service, instanceId }: Verification) {
  const all: { readonly name: string; readonly testCaseId: string }[] = [];
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

/** Of an instance, so many run at once (administrator guide, amazon-connect-service-limits). */
const AT_ONCE = 5;

async function startSome(
  verification: Verification,
  waiting: { readonly name: string; readonly testCaseId: string }[],
  running: Execution[],
): Promise<void> {
  const { service, instanceId } = verification;
  while (running.length < AT_ONCE) {
    const next = waiting.shift();
    if (next === undefined) return;
    const { testCaseId } = next;
    const started = await service.connect.send(
      new StartTestCaseExecutionCommand({ InstanceId: instanceId, TestCaseId: testCaseId }),
    );
    const executionId = started.TestCaseExecutionId ?? '';
    running.push({ ...next, executionId });
    verification.afterwards(() => stop(verification, testCaseId, executionId));
  }
}

/** How it ended; `TIMED_OUT` where it did not. */
async function endOf(verification: Verification, { testCaseId, executionId }: Execution): Promise<string> {
  const { service, instanceId } = verification;
  const asked = new GetTestCaseExecutionSummaryCommand({
    InstanceId: instanceId,
    TestCaseId: testCaseId,
    TestCaseExecutionId: executionId,
  });
  const ended = await verification.until(LONGEST_MS, async () => {
    const { Status = 'INITIATED' } = await service.connect.send(asked);
    return UNDER_WAY.includes(Status) ? undefined : Status;
  });
  return ended ?? 'TIMED_OUT';
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

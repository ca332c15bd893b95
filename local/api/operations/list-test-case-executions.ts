import { epochSeconds } from '../epoch-seconds.ts';
import type { Operation } from '../operation.ts';
import { type Paged, pageOf } from '../page.ts';
import { present } from '../present.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import type { ExecutionStatus, TestCaseExecution } from '../test-case-executions.ts';

interface Input extends Paged {
  readonly InstanceId: string;
  readonly TestCaseId?: string;
  readonly TestCaseName?: string;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly Status?: ExecutionStatus;
}

/** The newest first (assumed). */
export const listTestCaseExecutions: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, input) {
    requireInstance(context, input.InstanceId);
    const found = context.testCaseExecutions.all.filter((execution) => isWanted(execution, input));
    const { items, token } = pageOf(found, input, ({ id }) => id);
    return {
      TestCaseExecutions: items.map(({ id, testCaseId, status, startedAtMs, endedAtMs, tags }) =>
        present({
          StartTime: epochSeconds(startedAtMs),
          EndTime: endedAtMs === undefined ? undefined : epochSeconds(endedAtMs),
          TestCaseExecutionId: id,
          TestCaseId: testCaseId,
          TestCaseExecutionStatus: status,
          Tags: tags,
        }),
      ),
      ...token,
    };
  },
};

/** Both times are about when it started, in milliseconds (API reference, ListTestCaseExecutions). */
function isWanted(execution: TestCaseExecution, wanted: Input): boolean {
  const { TestCaseId, TestCaseName, StartTime = 0, EndTime = Infinity, Status } = wanted;
  return (
    (TestCaseId === undefined || TestCaseId === execution.testCaseId || TestCaseId === execution.testCaseArn) &&
    (TestCaseName === undefined || TestCaseName === execution.name) &&
    (Status === undefined || Status === execution.status) &&
    execution.startedAtMs >= StartTime &&
    execution.startedAtMs <= EndTime
  );
}

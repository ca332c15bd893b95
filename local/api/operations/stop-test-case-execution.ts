import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly TestCaseId: string;
  readonly TestCaseExecutionId: string;
  readonly ClientToken?: string;
}

/** The simulated contact goes on (seen). */
export const stopTestCaseExecution: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, TestCaseId, TestCaseExecutionId, ClientToken }) {
    requireInstance(context, InstanceId);
    const once = { operation: context.model.name, scope: TestCaseExecutionId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      context.testCaseExecutions.stop(TestCaseId, TestCaseExecutionId);
      return {};
    });
  },
};

import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly TestCaseId: string;
  readonly ClientToken?: string;
}

/** Answers the test case's ARN for its id, as the service does (seen). */
export const startTestCaseExecution: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: {
    note: 'of chats: of a call it fails to start. With `quotas: aws` 5 run at once, and 100 are accepted',
  },
  run(context, { InstanceId, TestCaseId, ClientToken }) {
    requireInstance(context, InstanceId);
    const testCase = context.testCases.find(TestCaseId);
    const once = { operation: context.model.name, scope: testCase.id, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      const { id, testCaseArn, status } = context.testCaseExecutions.start(testCase);
      return { TestCaseExecutionId: id, TestCaseId: testCaseArn, Status: status };
    });
  },
};

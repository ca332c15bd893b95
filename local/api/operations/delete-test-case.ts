import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly TestCaseId: string;
}

/** Its executions stay (assumed). */
export const deleteTestCase: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, TestCaseId }) {
    requireInstance(context, InstanceId);
    context.testCases.delete(TestCaseId);
    return {};
  },
};

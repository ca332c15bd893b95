import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import { changeOf, type TestCaseInput } from '../test-case-change.ts';

interface Input extends TestCaseInput {
  readonly InstanceId: string;
  readonly TestCaseId: string;
}

/** What it leaves out stays as it was; it publishes, as CreateTestCase does. */
export const updateTestCase: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, input) {
    requireInstance(context, input.InstanceId);
    context.testCases.update(input.TestCaseId, changeOf(input));
    return {};
  },
};

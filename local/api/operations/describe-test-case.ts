import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { presentTestCase } from '../present-test-case.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly TestCaseId: string;
  readonly Status?: 'PUBLISHED' | 'SAVED';
}

/** Without a status: what is published, or else what is saved (API reference, DescribeTestCase). */
export const describeTestCase: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, TestCaseId, Status }) {
    requireInstance(context, InstanceId);
    const testCase = context.testCases.find(TestCaseId);
    const found = presentTestCase(testCase, context.instance, Status);
    if (found !== undefined) return { TestCase: found };
    throw new ServiceError('ResourceNotFoundException', `The test case has no version that is ${Status}.`);
  },
};

import { notEmulated } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import { changeOf, type TestCaseInput } from '../test-case-change.ts';

interface Input extends TestCaseInput {
  readonly InstanceId: string;
  readonly Name: string;
  readonly Content: string;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly TestCaseId?: string;
}

/** Only what is published is checked (API reference, CreateTestCase). */
export const createTestCase: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'that a test case is published where Status is left out is assumed' },
  run(context, input) {
    requireInstance(context, input.InstanceId);
    // With them a test case is made in a replica Region, under the id that it has in the first.
    if (input.TestCaseId !== undefined) throw notEmulated('connect', 'The header x-amz-resource-id');
    const { Name: name, Content: content, Tags: tags } = input;
    const { id, arn } = context.testCases.create({ ...changeOf(input), name, content }, tags);
    return { TestCaseId: id, TestCaseArn: arn };
  },
};

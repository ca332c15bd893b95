import { notEmulated } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import type { EntryPoint } from '../test-case-catalog.ts';

interface Input {
  readonly InstanceId: string;
  readonly Name: string;
  readonly Content: string;
  readonly Description?: string;
  readonly EntryPoint?: EntryPoint;
  readonly InitializationData?: string;
  readonly Status?: 'PUBLISHED' | 'SAVED';
  readonly Tags?: Readonly<Record<string, string>>;
  readonly TestCaseId?: string;
}

/** Published unless it says otherwise (assumed); only what is published is checked (API reference, CreateTestCase). */
export const createTestCase: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'that a test case is published where Status is left out is assumed' },
  run(context, input) {
    requireInstance(context, input.InstanceId);
    // With them a test case is made in a replica Region, under the id that it has in the first.
    if (input.TestCaseId !== undefined) throw notEmulated('connect', 'The header x-amz-resource-id');
    const { id, arn } = context.testCases.create(
      {
        name: input.Name,
        description: input.Description,
        content: input.Content,
        entryPoint: input.EntryPoint,
        initializationData: input.InitializationData,
        status: input.Status ?? 'PUBLISHED',
      },
      input.Tags,
    );
    return { TestCaseId: id, TestCaseArn: arn };
  },
};

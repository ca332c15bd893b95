import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import type { EntryPoint } from '../test-case-catalog.ts';

interface Input {
  readonly InstanceId: string;
  readonly TestCaseId: string;
  readonly Name?: string;
  readonly Content?: string;
  readonly Description?: string;
  readonly EntryPoint?: EntryPoint;
  readonly InitializationData?: string;
  readonly Status?: 'PUBLISHED' | 'SAVED';
}

/** What it leaves out stays as it was. It publishes unless it says otherwise, as CreateTestCase does (assumed). */
export const updateTestCase: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, input) {
    requireInstance(context, input.InstanceId);
    context.testCases.update(input.TestCaseId, {
      name: input.Name,
      description: input.Description,
      content: input.Content,
      entryPoint: input.EntryPoint,
      initializationData: input.InitializationData,
      status: input.Status ?? 'PUBLISHED',
    });
    return {};
  },
};

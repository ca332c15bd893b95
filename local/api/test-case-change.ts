import type { EntryPoint, TestCaseChange } from './test-case-catalog.ts';

/** What CreateTestCase and UpdateTestCase take of a test case. */
export interface TestCaseInput {
  readonly Name?: string;
  readonly Content?: string;
  readonly Description?: string;
  readonly EntryPoint?: EntryPoint;
  readonly InitializationData?: string;
  readonly Status?: 'PUBLISHED' | 'SAVED';
}

/** Published unless it says otherwise (assumed). */
export function changeOf(input: TestCaseInput): TestCaseChange {
  return {
    name: input.Name,
    description: input.Description,
    content: input.Content,
    entryPoint: input.EntryPoint,
    initializationData: input.InitializationData,
    status: input.Status ?? 'PUBLISHED',
  };
}

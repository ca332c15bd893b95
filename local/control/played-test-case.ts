import type { TestCaseReport } from '../test-cases/report-types.ts';

/** What came of a test case, and the contact that its chat began with. */
export interface PlayedTestCase extends TestCaseReport {
  readonly contactId: string;
}

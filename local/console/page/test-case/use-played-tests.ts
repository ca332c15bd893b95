import { useState } from 'preact/hooks';
import type { PlayedTestCase } from '../../../control/played-test-case.ts';
import type { BroughtTestCase } from './brought-test-case.ts';

/** A test that was run in the page, in a chat of its own. */
export interface PlayedTest {
  readonly report: PlayedTestCase;
  /** Shows the test case again, as it was brought. */
  readonly open: () => void;
}

/** The tests that were run in this page, by their chats. */
export function usePlayedTests(openTestCase: (testCase: BroughtTestCase) => void) {
  const [tests, setTests] = useState<ReadonlyMap<string, PlayedTest>>(new Map());
  return {
    testOf: (initialContactId: string) => tests.get(initialContactId),
    keep: (testCase: BroughtTestCase, report: PlayedTestCase) =>
      setTests((known) => new Map(known).set(report.contactId, { report, open: () => openTestCase(testCase) })),
  };
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlayedTestCase } from '../../../control/played-test-case.ts';
import type { BroughtTestCase } from './brought-test-case.ts';
import { type RunTest, rememberedTests, rememberTests } from './remembered-tests.ts';

/** A test that was run in the page, in a chat of its own. */
export interface PlayedTest {
  readonly report: PlayedTestCase;
  /** Shows the test case again, as it was brought. */
  readonly open: () => void;
  /** Whether its verdict is still to be read: true once, right after it has run. */
  readonly isNews: () => boolean;
}

/** The tests that were run in this tab, by their chats. They are still there after the page was loaded again. */
export function usePlayedTests(openTestCase: (testCase: BroughtTestCase) => void) {
  const [tests, setTests] = useState<readonly RunTest[]>(rememberedTests);
  const news = useRef<PlayedTestCase | undefined>(undefined);
  useEffect(() => rememberTests(tests), [tests]);
  return {
    testOf(initialContactId: string): PlayedTest | undefined {
      const run = tests.find(({ report }) => report.contactId === initialContactId);
      if (run === undefined) return undefined;
      const { report, testCase } = run;
      const isNews = () => {
        const isNew = news.current === report;
        if (isNew) news.current = undefined;
        return isNew;
      };
      return { report, open: () => openTestCase(testCase), isNews };
    },
    keep(testCase: BroughtTestCase, report: PlayedTestCase): void {
      news.current = report;
      setTests((known) => [...known, { testCase, report }]);
    },
  };
}

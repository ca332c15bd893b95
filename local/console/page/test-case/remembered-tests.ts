import type { PlayedTestCase } from '../../../control/played-test-case.ts';
import { listInTab } from '../list-in-tab.ts';
import type { BroughtTestCase } from './brought-test-case.ts';

/** A test that was run in this tab, and what came of it. */
export interface RunTest {
  readonly testCase: BroughtTestCase;
  readonly report: PlayedTestCase;
}

const STORED = 'local-connect-tests';
const MOST = 20;

/** The tests that were run in this tab. */
export const rememberedTests = () => listInTab<RunTest>(STORED);

/** Keeps the newest, as many as there is room for. */
export function rememberTests(tests: readonly RunTest[]): void {
  for (let kept = tests.slice(-MOST); ; kept = kept.slice(1)) {
    try {
      sessionStorage.setItem(STORED, JSON.stringify(kept));
      return;
    } catch {
      if (kept.length === 0) return;
    }
  }
}

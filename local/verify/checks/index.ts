import type { Check } from '../check.ts';
import { AFTER_CHECKS } from './after.ts';
import { functionChecks } from './functions.ts';
import { pastChecks } from './past.ts';
import { DEPLOYED_CHECKS, PLACE_CHECKS } from './place.ts';
import { queueEntry } from './queue-entry.ts';
import { testCaseChecks } from './test-cases.ts';
import { timerChecks } from './timers.ts';

/** All checks, in the order in which they run: what takes time begins early, and is seen to last. */
export function allChecks(): readonly Check[] {
  const past = pastChecks();
  const timers = timerChecks();
  const testCases = testCaseChecks();
  return [
    ...PLACE_CHECKS,
    ...timers.begin,
    testCases.begin,
    ...DEPLOYED_CHECKS,
    past.begin,
    ...functionChecks(),
    queueEntry,
    ...timers.see,
    past.see,
    testCases.see,
    ...AFTER_CHECKS,
  ];
}

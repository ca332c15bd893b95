import { type Remark, tellRemark } from '../test-language/index.ts';
import type { Execution } from './execution.ts';
import type { ObservationResult } from './outcome.ts';
import { countsOf, recordsOf } from './records.ts';
import type { ObservationReport, TestCaseReport } from './report-types.ts';
import { SIMILAR_FROM } from './similarity.ts';
import { tellAction, tellExpected } from './words.ts';

/** What came of a test that has ended. */
export function reportOf(execution: Execution): TestCaseReport {
  const { testCase, verdict, results, startedAtMs, endedAtMs = startedAtMs } = execution;
  if (verdict === undefined) throw new TypeError('The test case has not ended.');
  const secondsAt = (atMs: number) => (atMs - startedAtMs) / 1000;
  return {
    name: testCase.name,
    flow: testCase.flowName,
    ...verdict,
    seconds: secondsAt(endedAtMs),
    observations: results.map((result) => observationReport(result, secondsAt(result.atMs))),
    counts: countsOf(results),
    warnings: warningsOf(execution),
    records: recordsOf(execution),
  };
}

function observationReport(result: ObservationResult, seconds: number): ObservationReport {
  const { observation, status, received, score, actions, unmatched } = result;
  return {
    id: observation.id,
    status,
    seconds,
    expected: tellExpected(observation.event),
    ...(received === undefined ? {} : { received }),
    ...(score === undefined ? {} : { score }),
    actions: actions.map(({ action, passed, expected, actual }) => ({
      ...{ id: action.id, what: tellAction(action), passed, expected, actual },
    })),
    unmatched,
  };
}

function warningsOf(execution: Execution): readonly string[] {
  const { testCase, verdict, overrun, refusals, unusedOverrides, startedAtMs, results } = execution;
  const remarks: Remark[] = [...testCase.warnings];
  if (overrun !== undefined) {
    const names = overrun.waitedFor.map(({ id }) => JSON.stringify(id)).join(', ');
    remarks.push({
      path: '',
      message:
        `Amazon Connect would have stopped the test after ${(overrun.atMs - startedAtMs) / 60_000} minutes, FAILED: ` +
        `${names} was still waited for`,
    });
  }
  for (const refusal of refusals) remarks.push({ path: '', message: `the customer could not do it: ${refusal}` });
  // One that passed may have ended right there.
  for (const { actionType, resource } of verdict?.status === 'PASSED' ? [] : unusedOverrides) {
    remarks.push({ path: '', message: `no ${actionType} of ${resource} came for its override` });
  }
  return [...remarks.map(tellRemark), ...approximations(results)];
}

/** Said once, where a run hinges on it. */
function approximations(results: readonly ObservationResult[]): readonly string[] {
  const scored = results.some(
    ({ score, unmatched }) => score !== undefined || unmatched.some((one) => one.score !== undefined),
  );
  if (!scored) return [];
  return [
    `Similarity is approximate: the share of words in common, from ${SIMILAR_FROM} on. Amazon Connect compares by meaning`,
  ];
}

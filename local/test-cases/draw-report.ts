import { escapeControls } from '../escape-controls.ts';
import { formatElapsed } from '../timeline/format.ts';
import type { ObservationReport, TestCaseReport } from './report-types.ts';
import { tellActual, tellReceived } from './tell-observation.ts';

const MARKS = { PASSED: '✓', FAILED: '✗', NOT_REACHED: '·' } as const;

/** Draws what came of a test case: each observation with what was expected and received, then the verdict. */
export function drawReport(report: TestCaseReport): string {
  const { name, flow, status, reason, counts, seconds, warnings } = report;
  const why = report.failureReasons.length === 0 ? reason : `${reason}, ${report.failureReasons.join(', ')}`;
  const lines = [
    `${name} (flow "${flow}")`,
    ...report.observations.flatMap(drawObservation),
    `  ${status} (${why}): ${counts.passed} of ${counts.total} observations, in ${formatElapsed(seconds * 1000)}`,
    ...warnings.map((warning) => `  ‼ ${warning}`),
  ];
  return lines.map(escapeControls).join('\n');
}

function drawObservation(observation: ObservationReport): readonly string[] {
  const { id, status, seconds, expected, actions } = observation;
  const start = `  ${formatElapsed(seconds * 1000)}  ${MARKS[status]} ${id}: `;
  const indent = ' '.repeat(13);
  if (status === 'NOT_REACHED') return [`${start}${expected}; never waited for`];
  const received = tellReceived(observation);
  const done = actions.map((action) => `${indent}${action.passed ? '✓' : '✗'} ${action.what}${tellActual(action)}`);
  return [`${start}${expected}`, ...(received === undefined ? [] : [`${indent}received: ${received}`]), ...done];
}

import { escapeControls } from '../escape-controls.ts';
import { formatElapsed } from '../timeline/format.ts';
import type { Unmatched } from './outcome.ts';
import type { ObservationReport, TestCaseReport } from './report.ts';

const MARKS = { PASSED: '✓', FAILED: '✗', NOT_REACHED: '·' } as const;

/** As many of the things that came in vain are shown: the last ones. */
const MOST_SHOWN = 5;

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
  const { id, status, seconds, expected, received, score, actions } = observation;
  const start = `  ${formatElapsed(seconds * 1000)}  ${MARKS[status]} ${id}: `;
  const indent = ' '.repeat(13);
  if (status === 'NOT_REACHED') return [`${start}${expected}; never waited for`];
  const seen = received === undefined ? [] : [`${indent}received: “${received}”${tellScore(score)}`];
  const missed =
    status === 'FAILED' && received === undefined ? [`${indent}received: ${tellUnmatched(observation)}`] : [];
  const done = actions.map(({ what, passed, expected: wanted, actual }) => {
    const got = 'Namespace' in wanted ? `, and it is “${String(actual.Namespace)}”` : tellLogged(actual);
    return `${indent}${passed ? '✓' : '✗'} ${what}${got}`;
  });
  return [`${start}${expected}`, ...missed, ...seen, ...done];
}

function tellUnmatched({ unmatched }: ObservationReport): string {
  if (unmatched.length === 0) return 'nothing of the kind';
  const shown = unmatched.slice(-MOST_SHOWN).map(tellOne);
  const before = unmatched.length - shown.length;
  return `${before > 0 ? `${before} more, then ` : ''}${shown.join(', ')}`;
}

function tellOne({ received, score, times }: Unmatched): string {
  return `“${received}”${tellScore(score)}${times === 1 ? '' : `, ${times} times`}`;
}

function tellScore(score: number | undefined): string {
  return score === undefined ? '' : ` (similarity ${score.toFixed(2)})`;
}

function tellLogged(actual: Readonly<Record<string, unknown>>): string {
  const logged = Object.entries(actual).map(([label, value]) => `${label} = “${String(value)}”`);
  return logged.length === 0 ? '' : `: ${logged.join(', ')}`;
}

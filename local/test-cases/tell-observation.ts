import type { Unmatched } from './outcome.ts';
import type { ObservationReport } from './report-types.ts';

/** As many of the things that came in vain are shown: the last ones. */
const MOST_SHOWN = 5;

/** What came for an observation, in words; `undefined` where nothing had to come, such as for the start of the test. */
export function tellReceived(observation: ObservationReport): string | undefined {
  const { status, received, score, unmatched } = observation;
  if (received !== undefined) return `“${received}”${tellScore(score)}`;
  return status === 'FAILED' ? tellUnmatched(unmatched) : undefined;
}

/** What came of one of its actions, in words; empty where there is nothing to say. */
export function tellActual({ expected, actual }: ObservationReport['actions'][number]): string {
  return 'Namespace' in expected ? `, and it is “${String(actual.Namespace)}”` : tellLogged(actual);
}

function tellUnmatched(unmatched: readonly Unmatched[]): string {
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

import { escapeInLines } from '../../escape-controls.ts';
import type { Outcome, State } from '../outcome.ts';
import type { PlannedStep } from '../schedule.ts';

const MARKS: Readonly<Record<State, string>> = { PASSED: '✓', WARNED: '‼', FAILED: '✗', SKIPPED: '–' };
const ID_WIDTH = 19;

/** A check as lines: what it found, and where that is not well, why, and what to do. */
export function tellOutcome({ id, what, see, state, says, cause, fix }: Outcome): string {
  const first = `${MARKS[state]} ${id.padEnd(ID_WIDTH)}${what}${says === '' ? '' : `: ${says}`}`;
  const more = cause === undefined ? [] : [`why: ${cause}`, `do:  ${fix}`, `see: ${see}`];
  return escapeInLines([first, ...more.map((line) => `  ${' '.repeat(ID_WIDTH)}${line}`)].join('\n'));
}

const WHEN_WIDTH = 11;

/** What a run will do, line by line. */
export function tellPlan(steps: readonly PlannedStep[]): string {
  return steps.map(({ when, what }) => `  ${when.padEnd(WHEN_WIDTH)}${what}`).join('\n');
}

/** How it went, in a line. */
export function tellSum(outcomes: readonly Outcome[]): string {
  const count = (state: State) => outcomes.filter((outcome) => outcome.state === state).length;
  const parts = [
    `${count('PASSED')} as it should be`,
    `${count('WARNED')} to look at`,
    `${count('FAILED')} failed`,
    `${count('SKIPPED')} left out`,
  ];
  return parts.join(', ');
}

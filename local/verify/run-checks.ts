import type { Check } from './check.ts';
import { diagnose } from './diagnose.ts';
import { type Outcome, skipped } from './outcome.ts';
import { RUN_MS } from './schedule.ts';
import type { Verification } from './verification.ts';

/** Runs checks one after the other, and tells of each as it is done. What depends on a failed one is not run. */
export async function runChecks(
  checks: readonly Check[],
  verification: Verification,
  tell: (outcome: Outcome) => void,
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  for (const check of checks) {
    signal.throwIfAborted();
    const { id, what } = check;
    const see = `docs/runbook.md#${check.runbook}`;
    const why = whyNot(check, verification, outcomes);
    const finding = why === undefined ? await run(check, verification, signal) : skipped(why);
    const outcome = { id, what, see, ...finding };
    outcomes.set(id, outcome);
    tell(outcome);
  }
  return [...outcomes.values()];
}

function whyNot(
  { id, needs, isLast }: Check,
  { isTimeOver }: Verification,
  outcomes: ReadonlyMap<string, Outcome>,
): string | undefined {
  const missing = needs.find((need) => isMissing(need, outcomes));
  if (missing !== undefined) return `without ${missing}`;
  if (!isTimeOver || isLast === true) return undefined;
  return `the ${RUN_MS / 60_000} minutes of a run are over: npm run verify -- --only ${id}`;
}

/** A check that was left out by itself, such as the stacks of a Local Connect, holds nothing up. */
function isMissing(need: string, outcomes: ReadonlyMap<string, Outcome>): boolean {
  const outcome = outcomes.get(need);
  if (outcome === undefined || outcome.state === 'FAILED') return true;
  return outcome.state === 'SKIPPED' && !MAY_BE_LEFT_OUT.includes(need);
}

/** Nothing rests on these where they do not apply. */
const MAY_BE_LEFT_OUT = ['bootstrap', 'stacks', 'queue', 'flows'];

async function run(check: Check, verification: Verification, signal: AbortSignal) {
  try {
    return await check.run(verification);
  } catch (error) {
    signal.throwIfAborted();
    return diagnose(error, check.doing);
  }
}

/** The checks with this id, and those that they need. */
export function withNeeds(checks: readonly Check[], id: string): readonly Check[] {
  const wanted = new Set([id]);
  for (const check of checks.toReversed()) if (wanted.has(check.id)) for (const need of check.needs) wanted.add(need);
  return checks.filter((check) => wanted.has(check.id));
}

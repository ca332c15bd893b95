import type { ClockDriver } from '../clock/clock-driver.ts';
import type { Execution, Patience } from './execution.ts';
import type { PlayableTestCase } from './playable.ts';
import type { TestRunner } from './test-runner.ts';

/** Plays a test to its end, and turns the clock as far as that takes. Throws `Refusal`. */
export async function playTestCase(
  runner: TestRunner,
  driver: ClockDriver,
  testCase: PlayableTestCase,
  patience: Patience = 'GOES_ON',
): Promise<Execution> {
  const execution = runner.begin(testCase, { patience });
  await driver.rest();
  while (execution.verdict === undefined) {
    const dueAtMs = earliest(driver.nextDeadline?.dueAtMs, execution.limitAtMs);
    if (dueAtMs === undefined) execution.giveUp();
    else await driver.advance(Math.max(0, dueAtMs - driver.nowMs));
  }
  await driver.rest();
  return execution;
}

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

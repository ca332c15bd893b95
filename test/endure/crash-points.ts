import { Process } from '../functions/support/process.ts';
import type { Run } from './property.ts';

const WHENS = ['before', 'after'] as const;

/** Where a process is killed: at one of its calls. */
type CrashPoint = readonly [call: number, when: (typeof WHENS)[number]];

/** The crash points of one process after the other, until one lives. */
export type Crashes = readonly CrashPoint[];

/**
 * Every way in which a process of so many calls, and in a long run the one after it, is killed before or after each of
 * its calls.
 */
export function crashesOf(calls: number, run: Run): readonly Crashes[] {
  const points = Array.from({ length: calls }, (_, index) => index + 1).flatMap((call) =>
    WHENS.map((when): CrashPoint => [call, when]),
  );
  const once = points.map((point): Crashes => [point]);
  const twice = points.flatMap((first) => points.map((second): Crashes => [first, second]));
  return [...run.some(once, 6), ...run.some(twice, 4)];
}

/** Runs something in processes that are killed, one after the other. Each may get through without being killed. */
export async function killed(crashes: Crashes, act: (life: Process) => Promise<unknown>): Promise<void> {
  for (const [call, when] of crashes) await act(new Process(call, when)).catch(() => undefined);
}

/** How many calls something makes where nobody kills it. */
export async function callsOf(act: (life: Process) => Promise<unknown>): Promise<number> {
  const life = new Process();
  await act(life);
  return life.calls;
}

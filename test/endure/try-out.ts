import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './outcome.ts';
import { PLANTED } from './planted-faults.ts';

const SHOW_AFTER_MS = 20_000;

interface Trying {
  readonly seed: number;
  readonly isLong: boolean;
  /** The place of a fault in the list of those that are planted. */
  readonly fault?: number;
}

/**
 * Tries one property in a process of its own, so that properties neither share a clock nor wait for each other. The
 * first outcome is the property's.
 */
export async function tryOut(name: string, { seed, isLong, fault }: Trying): Promise<readonly Outcome[]> {
  const startedAtMs = performance.now();
  const seconds = () => ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = fork(file('try-property.ts'), [name, String(seed), ...(isLong ? ['--long'] : [])], {
    ...(fault === undefined
      ? {}
      : { execArgv: ['--import', file('plant-fault.ts')], env: { ...process.env, [PLANTED]: String(fault) } }),
  });
  let outcomes: readonly Outcome[] = [];
  child.on('message', (told: readonly Outcome[]) => {
    outcomes = told;
  });
  const show = () => console.log(`  ${name}: ${outcomes[0]?.tries ?? 0} tries, ${seconds()} s`);
  const shows = setInterval(show, SHOW_AFTER_MS);
  const [code] = await once(child, 'exit');
  clearInterval(shows);
  if (code !== 0) {
    outcomes = [{ name, tries: outcomes[0]?.tries ?? 0, losses: 1, told: [`Its process ended: ${code}`] }];
  }
  const isKept = outcomes.every(({ losses }) => losses === 0);
  console.log(`${isKept ? '✓' : '✗'} ${name}: ${outcomes[0]?.tries} tries in ${seconds()} s`);
  // Of a planted fault it is enough that it is seen.
  if (fault === undefined) {
    for (const { name, told } of outcomes) for (const loss of told) console.log(`\nLost of "${name}": ${loss}\n`);
  }
  return outcomes;
}

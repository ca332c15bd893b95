import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LEAKS, type Outcome } from './outcome.ts';
import { properties } from './properties.ts';

// `npm run endure [-- --long] [--seed N] [--only WORD]`: every property that must hold under hardship, tried many
// times. The short run makes a twentieth of all tries. Exit 1 when there is a loss.

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new Error('--seed is not a whole number.');
const chosen = properties.map(({ name }) => name).filter((name) => name.includes(values.only));
if (chosen.length === 0) {
  throw new Error(`--only names no property. There are:\n${properties.map(({ name }) => name).join('\n')}`);
}

console.log(`Seed ${seed}. The same tries again: npm run endure -- ${values.long ? '--long ' : ''}--seed ${seed}`);

/** Each property has a process of its own, so that they neither share a clock nor wait for each other. */
async function tryOut(name: string): Promise<readonly Outcome[]> {
  const startedAtMs = performance.now();
  const seconds = () => ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const child = fork(fileURLToPath(new URL('try-property.ts', import.meta.url)), [
    name,
    String(seed),
    ...(values.long ? ['--long'] : []),
  ]);
  let outcomes: readonly Outcome[] = [];
  child.on('message', (told: readonly Outcome[]) => {
    outcomes = told;
  });
  const shows = setInterval(() => console.log(`  ${name}: ${outcomes[0]?.tries ?? 0} tries, ${seconds()} s`), 20_000);
  const [code] = await once(child, 'exit');
  clearInterval(shows);
  if (code !== 0)
    outcomes = [{ name, tries: outcomes[0]?.tries ?? 0, losses: 1, told: [`Its process ended: ${code}`] }];
  const isKept = outcomes.every(({ losses }) => losses === 0);
  console.log(`${isKept ? '✓' : '✗'} ${name}: ${outcomes[0]?.tries} tries in ${seconds()} s`);
  return outcomes;
}

const found = new Map<string, readonly Outcome[]>();
const waiting = chosen.values();
async function tryOneAfterTheOther(): Promise<void> {
  for (const name of waiting) found.set(name, await tryOut(name));
}
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, tryOneAfterTheOther));

const outcomes = chosen.flatMap((name) => found.get(name) ?? []);
const leaks = outcomes.filter(({ name }) => name === LEAKS);
const sum = (of: (outcome: Outcome) => number) => leaks.reduce((total, outcome) => total + of(outcome), 0);
const rows: readonly Outcome[] = [
  ...outcomes.filter(({ name }) => name !== LEAKS),
  {
    name: LEAKS,
    tries: sum(({ tries }) => tries),
    losses: sum(({ losses }) => losses),
    told: leaks.flatMap(({ told }) => told),
  },
];
for (const { name, told } of rows) for (const loss of told) console.log(`\nLost of "${name}": ${loss}`);
const width = Math.max(...rows.map(({ name }) => name.length));
console.log(`\n${'property'.padEnd(width)}    tries   losses`);
for (const { name, tries, losses } of rows) {
  console.log(`${name.padEnd(width)} ${String(tries).padStart(8)} ${String(losses).padStart(8)}`);
}
const lost = rows.reduce((total, { losses }) => total + losses, 0);
console.log(lost === 0 ? '\nNo loss.' : `\n${lost} lost. Seed ${seed}.`);
process.exitCode = lost === 0 ? 0 : 1;

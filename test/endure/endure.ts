import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { LEAKS, type Outcome } from './outcome.ts';
import { plantedFaults } from './planted-faults.ts';
import { properties } from './properties.ts';
import { tryOut } from './try-out.ts';

// `npm run endure [-- --long] [--seed N] [--only WORD]`: every property that must hold under hardship, tried many
// times. The short run makes a twentieth of all tries. Exit 1 when there is a loss.
// `npm run endure -- --planted [--seed N] [--only WORD]`: the other way round. Each property is tried with a fault that
// it must see. Exit 1 when one is not seen.

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
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

const how = values.planted ? '--planted ' : values.long ? '--long ' : '';
console.log(`Seed ${seed}. The same tries again: npm run endure -- ${how}--seed ${seed}`);
process.exitCode = (await (values.planted ? tryFaults() : tryProperties())) ? 0 : 1;

/** Whether there was no loss. */
async function tryProperties(): Promise<boolean> {
  const outcomes = (await sideBySide(chosen, (name) => tryOut(name, { seed, isLong: values.long }))).flat();
  const leaks = outcomes.filter(({ name }) => name === LEAKS);
  const sum = (of: (outcome: Outcome) => number) => leaks.reduce((total, outcome) => total + of(outcome), 0);
  const rows = [
    ...outcomes.filter(({ name }) => name !== LEAKS),
    { name: LEAKS, tries: sum(({ tries }) => tries), losses: sum(({ losses }) => losses) },
  ];
  show(rows);
  const lost = rows.reduce((total, { losses }) => total + losses, 0);
  console.log(lost === 0 ? '\nNo loss.' : `\n${lost} lost. Seed ${seed}.`);
  return lost === 0;
}

/** Whether every fault was seen. */
async function tryFaults(): Promise<boolean> {
  const tried = plantedFaults.flatMap((fault, index) => (fault.seenBy.includes(values.only) ? [{ fault, index }] : []));
  const rows = await sideBySide(tried, async ({ fault: { seenBy, triedWith = seenBy, what }, index }) => {
    const outcomes = await tryOut(triedWith, { seed, isLong: false, fault: index });
    const { tries = 0, losses = 0 } = outcomes.find(({ name }) => name === seenBy) ?? {};
    return { name: `${seenBy}: ${what}`, tries, losses };
  });
  show(rows);
  // A process that ended before it tried anything has not seen the fault.
  const unseen = rows.filter(({ tries, losses }) => tries === 0 || losses === 0);
  for (const { name } of unseen) console.log(`\nNot seen by ${name}`);
  console.log(unseen.length === 0 ? '\nEvery fault is seen.' : `\n${unseen.length} not seen. Seed ${seed}.`);
  return unseen.length === 0;
}

async function sideBySide<Each, Result>(all: readonly Each[], act: (each: Each) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = all.entries();
  const oneAfterTheOther = async () => {
    for (const [index, each] of waiting) results[index] = await act(each);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, oneAfterTheOther));
  return results;
}

function show(rows: readonly Omit<Outcome, 'told'>[]): void {
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`\n${'property'.padEnd(width)}    tries   losses`);
  for (const { name, tries, losses } of rows) {
    console.log(`${name.padEnd(width)} ${String(tries).padStart(8)} ${String(losses).padStart(8)}`);
  }
}

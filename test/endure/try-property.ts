import { LOGGING } from '../functions/support/environment.ts';
import { LeakScan } from './leak-scan.ts';
import { LEAKS } from './outcome.ts';
import { properties } from './properties.ts';
import { Run } from './property.ts';
import { Tally } from './tally.ts';
import { turnTime } from './turn-time.ts';

// One property in a process of its own, for `endure.ts`, which is told now and then how far it is.

const [name, seed, long] = process.argv.slice(2);
const property = properties.find((each) => each.name === name);
if (property === undefined) throw new Error(`There is no property "${name}".`);
Object.assign(process.env, LOGGING);
turnTime(Number(seed));
const tally = new Tally(property.name);
const leaked = new Tally(LEAKS);
const leaks = new LeakScan(leaked);
const tell = () =>
  process.send?.([tally, leaked].map(({ name, tries, losses, told }) => ({ name, tries, losses, told })));
const tells = setInterval(tell, 2000);
try {
  await property.run(new Run(tally, leaks, { isLong: long === '--long', seed: Number(seed) }));
  if (tally.tries === 0) tally.lose('Nothing was tried.');
} catch (thrown) {
  tally.lose(`It ended early: ${thrown instanceof Error ? thrown.stack : thrown}`);
}
clearInterval(tells);
leaks.scan();
tell();
// The SDK leaves timers behind, of its waits between attempts.
process.disconnect?.();
process.exit(0);

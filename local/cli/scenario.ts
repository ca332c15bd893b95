import { didYouMean } from '../flow-language/index.ts';
import { ExpectationFailed, LocalConnect } from '../index.ts';
import { drawTimeline } from '../timeline/draw-timeline.ts';
import { SANDBOX_ASSEMBLY } from './paths.ts';
import { readOptions } from './read-options.ts';
import { refuse } from './refuse.ts';
import { loadScenario, scenarioNames } from './scenarios.ts';

/** `npm run scenario -- customer-goes-quiet`: one scripted chat on the manual clock, its timeline printed. */
const { values, positionals } = readOptions({
  usage: 'npm run scenario -- [scenario] [options]',
  mostWords: 1,
  options: {
    everything: { type: 'boolean', default: false, says: 'each block of the flows, and each timer that starts, too' },
  },
});
const names = scenarioNames();

const [name] = positionals;
if (name === undefined) await list();
else if (names.includes(name)) await play(name);
else refuse(`There is no scenario "${name}".${didYouMean(name, names)} There are: ${names.join(', ')}.`);

async function list(): Promise<void> {
  console.log('Scenarios, each a scripted chat on a clock that is turned by hand:\n');
  for (const scenarioName of names) console.log(`  ${scenarioName}\n    ${(await loadScenario(scenarioName)).title}`);
  console.log(`\nRun one with: npm run scenario -- ${names[0]}`);
}

async function play(scenarioName: string): Promise<void> {
  const scenario = await loadScenario(scenarioName);
  const connect = await LocalConnect.start({ assembly: SANDBOX_ASSEMBLY, ...scenario.options?.(SANDBOX_ASSEMBLY) });
  const colour = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  let failure: unknown;
  try {
    await scenario.play(connect);
  } catch (error) {
    failure = error;
  }
  console.log(`${scenario.title}\n`);
  for (const timeline of connect.timelines()) {
    console.log(`${drawTimeline(timeline, { colour, everything: values.everything })}\n`);
  }
  await connect.close();
  if (failure === undefined) return;
  // The timeline stands above already: the first line says what was missing from it.
  console.error(failure instanceof ExpectationFailed ? failure.message.split('\n')[0] : failure);
  process.exitCode = 1;
}

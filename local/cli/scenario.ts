import { didYouMean } from '../flow-language/index.ts';
import { CallFailed, ExpectationFailed, FunctionFailed, LocalConnect } from '../index.ts';
import { isoTime } from '../iso-time.ts';
import { drawTimeline } from '../timeline/draw-timeline.ts';
import { writeGallery } from './gallery.ts';
import { SANDBOX_ASSEMBLY } from './paths.ts';
import { readOptions } from './read-options.ts';
import { refuse, refuseUnreadable } from './refuse.ts';
import { loadScenario, scenarioNames } from './scenarios.ts';

/** `npm run scenario -- customer-goes-quiet`: one scripted chat on the manual clock, its timeline printed. */
const { values, positionals } = readOptions({
  usage: 'npm run scenario -- [scenario] [options]',
  mostWords: 1,
  options: {
    everything: { type: 'boolean', default: false, says: 'each block of the flows, and each timer that starts, too' },
    gallery: { type: 'string', value: 'file', says: 'play all, and write a page that shows them side by side, at 60×' },
  },
});
const names = scenarioNames();

const [name] = positionals;
if (values.gallery !== undefined) await playAll(values.gallery);
else if (name === undefined) await list();
else if (names.includes(name)) await play(name);
else refuse(`There is no scenario "${name}".${didYouMean(name, names)} There are: ${names.join(', ')}.`);

async function list(): Promise<void> {
  console.log('Scenarios, each a scripted chat on a clock that is turned by hand:\n');
  for (const scenarioName of names) console.log(`  ${scenarioName}\n    ${(await loadScenario(scenarioName)).title}`);
  console.log(`\nRun one with: npm run scenario -- ${names[0]}`);
}

async function playAll(file: string): Promise<void> {
  const scenarios = await Promise.all(names.map(loadScenario));
  await writeGallery(scenarios, file);
  console.log(`${scenarios.length} scenarios are in ${file}.`);
}

async function play(scenarioName: string): Promise<void> {
  const scenario = await loadScenario(scenarioName);
  const connect = await LocalConnect.start({
    assembly: SANDBOX_ASSEMBLY,
    ...scenario.options?.(SANDBOX_ASSEMBLY),
  }).catch(refuseUnreadable);
  const colour = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  let failure: unknown;
  try {
    await scenario.play(connect);
  } catch (error) {
    failure = error;
  }
  console.log(`${scenario.title}\n`);
  const timelines = connect.timelines();
  for (const [index, timeline] of timelines.entries()) {
    if (timelines.length > 1) console.log(caption(`Chat ${index + 1} of ${timelines.length}`, timeline[0]?.atMs));
    console.log(`${drawTimeline(timeline, { colour, everything: values.everything })}\n`);
  }
  await connect.close();
  if (failure === undefined) return;
  console.error(describeFailure(failure));
  process.exitCode = 1;
}

/** Each timeline counts from its chat's own start. */
function caption(chat: string, startMs: number | undefined): string {
  if (startMs === undefined) return chat;
  const [day, time = ''] = isoTime(startMs).split('T');
  return `${chat}, started on ${day} at ${time.slice(0, 'HH:mm:ss'.length)} UTC`;
}

/** What did not go as expected is said by its message alone; what is wrong with the script shows where. */
function describeFailure(failure: unknown): unknown {
  // The timeline stands above already.
  if (failure instanceof ExpectationFailed) return failure.expectation;
  const isOfTheChat =
    failure instanceof CallFailed ||
    failure instanceof FunctionFailed ||
    (failure instanceof Error && failure.name === 'Error');
  return isOfTheChat ? failure.message : failure;
}

import { availableParallelism } from 'node:os';
import { readOptions } from '../../local/cli/read-options.ts';
import { refuse } from '../../local/cli/refuse.ts';
import { advise } from '../advise/advice/advise.ts';
import { readPresentPolicies } from '../advise/advice/present-policies.ts';
import { gather } from '../advise/gather/gather.ts';
import { prove } from '../advise/proof/prove.ts';
import { findFiles, NoSuchPath } from '../advise/read/find-files.ts';
import { adviceJson } from '../advise/show/json.ts';
import { adviceText, problemLines } from '../advise/show/text.ts';
import { writePartial } from '../advise/sums/partial-file.ts';
import { readAccept, readConcurrency, readInForce, readTimeZone } from './advise-options.ts';
import { progressBar } from './progress-bar.ts';

/** `npm run advise -- <files or folders>`: which timers one's own chats ask for. */
const { values, positionals } = readOptions({
  usage: 'npm run advise -- <files or folders> [options]',
  mostWords: Number.POSITIVE_INFINITY,
  options: {
    partial: {
      type: 'string',
      value: 'file',
      says: 'writes the sums there, for another run to add up, and gives no advice',
    },
    accept: { type: 'string', default: '1%', value: 'share', says: 'of all chats, how many may be cut off' },
    'in-force': {
      type: 'string',
      value: 'idle/disconnect',
      says: 'timers that were in force, in minutes, such as 5/15',
    },
    concurrency: { type: 'string', value: 'chats', says: 'that an agent has at a time' },
    'time-zone': { type: 'string', default: 'UTC', value: 'name', says: 'of hours and days, such as Europe/Berlin' },
    html: { type: 'string', value: 'file', says: 'writes the report there' },
    json: { type: 'boolean', default: false, says: 'the advice as JSON' },
  },
});

/** Where scripts put the synthesized assembly: what is to be deployed, else what `npm start` plays. */
const ASSEMBLIES = ['cdk.out', '.build/sandbox'];
const SEED = 2026;

if (positionals.length === 0) {
  refuse('Name files or folders with chat transcripts, contact records, or a CSV; studies/sample has made-up ones.');
}
const asked = values.html === undefined ? (values.json ? '--json' : undefined) : '--html';
if (values.partial !== undefined && asked !== undefined) {
  refuse(`--partial gives no advice, and ${asked} asks for it. Leave one of them out.`);
}
const options = {
  accept: orRefuse(() => readAccept(values.accept)),
  inForce: orRefuse(() => readInForce(values['in-force'])),
  concurrency: orRefuse(() => readConcurrency(values.concurrency)),
  current: readPresentPolicies(ASSEMBLIES),
};
const timeZone = orRefuse(() => readTimeZone(values['time-zone']));
const files = orRefuse(() => findFiles(positionals));
const bar = progressBar(process.stderr);
const evidence = await gather(files, { threads: availableParallelism(), seed: SEED, timeZone, onProgress: bar.show });
bar.end();

if (values.partial === undefined) await tell();
else writeSums(values.partial);

function writeSums(path: string): void {
  orRefuse(() => writePartial(path, evidence.sums));
  const { problems, problemCount, sums } = evidence;
  console.error(`${path} holds the sums of ${sums.all.chats} chats; ${problemCount} could not be read.`);
  // Those who add the sums up learn how many there were, and no more.
  for (const line of problemLines(problems)) console.error(line);
}

async function tell(): Promise<void> {
  const advice = advise(evidence.sums, options);
  const proof = evidence.sample.length === 0 ? undefined : prove(evidence.sample, advice.recommended.default.policy);
  if (values.html !== undefined) {
    // The charts' library takes a third of a second to load: only for the report.
    const { writeReport } = await import('../advise/show/report/write-report.ts');
    const path = values.html;
    orRefuse(() => writeReport(path, { evidence, advice, proof }));
  }
  if (values.json) console.log(JSON.stringify(adviceJson(evidence, advice, proof)));
  else console.log(adviceText(evidence, advice, proof));
  if (proof?.isEqual === false) {
    console.error('The engine and the count differ: please report this with the figures above.');
    process.exitCode = 1;
  }
}

function orRefuse<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (error instanceof NoSuchPath || error instanceof RangeError) refuse(error.message);
    if (error instanceof Error && 'code' in error) refuse(`The file cannot be written: ${error.message}`);
    throw error;
  }
}

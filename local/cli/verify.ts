import { writeFileSync } from 'node:fs';
import { RealTransportClock } from '../clock/transport-clock.ts';
import { isoTime } from '../iso-time.ts';
import {
  allChecks,
  awsSurroundings,
  type Check,
  connectService,
  diagnose,
  localSurroundings,
  mostOf,
  type Outcome,
  planOf,
  Recorder,
  readExpected,
  runChecks,
  type Surroundings,
  tellCost,
  tellOutcome,
  tellPlan,
  tellSum,
  Verification,
  withNeeds,
} from '../verify/index.ts';
import { readOptions } from './read-options.ts';
import { refuse } from './refuse.ts';

/** `npm run verify`: has the chats that a customer would have, where the kit is deployed, and says what is not well. */
const { values } = readOptions({
  usage: 'npm run verify -- [options]',
  mostWords: 0,
  options: {
    pre: { type: 'boolean', default: false, says: 'before a deployment: no chat is started' },
    endpoint: { type: 'string', value: 'url', says: 'of a Local Connect, such as http://127.0.0.1:4510' },
    queue: { type: 'string', value: 'id', says: 'the queue that a chat may enter; the sandbox’s may always be' },
    only: { type: 'string', value: 'id', says: 'this check, and those that it needs' },
    record: { type: 'string', value: 'file', says: 'writes there what the service answered, without a word of it' },
    json: { type: 'boolean', default: false, says: 'what came of each as JSON' },
  },
});

const ASSEMBLIES = values.endpoint === undefined ? ['cdk.out'] : ['.build/sandbox', 'cdk.out'];
const STACKS = ['ChatSandbox', 'ChatFunctions', 'ChatFlows', 'ChatApi', 'ChatResume', 'ChatTests'];

/** As shells tell of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

const interrupted = new AbortController();
const transport = new RealTransportClock();
const expected = readExpected(ASSEMBLIES);
const checks = chosenChecks();
const surroundings = await findSurroundings();
const recorder = new Recorder();
const service = connectService(recorder, surroundings.endpoint);
const verification = new Verification({
  surroundings,
  service,
  recorder,
  expected,
  queueId: values.queue,
  isPre: values.pre,
});
process.once('SIGINT', () => interrupted.abort(new Error('Interrupted')));

announce();
const outcomes = await run();
if (interrupted.signal.aborted) process.exit(INTERRUPTED);
if (values.record !== undefined) record(values.record);
if (values.json) console.log(JSON.stringify({ service: surroundings.service, checks: outcomes }, null, 2));
else console.log(`\n${tellSum(outcomes)}`);
if (outcomes.some(({ state }) => state === 'FAILED')) process.exitCode = 1;

function chosenChecks(): readonly Check[] {
  const all = allChecks().filter(({ isPre }) => isPre === true || !values.pre);
  if (values.only === undefined) return all;
  const { only } = values;
  if (all.some(({ id }) => id === only)) return withNeeds(all, only);
  return refuse(`There is no check "${only}". There are: ${all.map(({ id }) => id).join(', ')}.`);
}

async function findSurroundings(): Promise<Surroundings> {
  const { signal } = interrupted;
  const stackNames = expected?.stackNames ?? STACKS;
  if (values.endpoint === undefined) return awsSurroundings(stackNames, transport, signal);
  if (!URL.canParse(values.endpoint)) return refuse(`--endpoint is "${values.endpoint}". Expected a URL.`);
  try {
    return await localSurroundings(values.endpoint, stackNames, transport, signal);
  } catch {
    return refuse(`No Local Connect answers at ${values.endpoint}. Start one with npm start, or correct --endpoint.`);
  }
}

function announce(): void {
  const { service: where } = surroundings;
  if (checks.every(({ isPre }) => isPre === true)) {
    console.error(`In ${where}, this starts no chat.\n`);
    return;
  }
  console.error(`In ${where}, this is what it does:`);
  const entersQueue = values.queue !== undefined || expected?.isSandbox === true;
  const ids = checks.map(({ id }) => id);
  const having = { testCases: expected?.testCases.length ?? 0, entersQueue };
  console.error(tellPlan(planOf(ids, having)));
  console.error(
    'It ends its chats. Local Connect charges nothing. At AWS this costs at most, at the list prices of 2026:',
  );
  console.error(`${tellCost(mostOf(ids, having))}\n`);
}

async function run(): Promise<readonly Outcome[]> {
  const tell = (outcome: Outcome) => {
    if (!values.json) console.log(tellOutcome(outcome));
  };
  try {
    return await runChecks(checks, verification, tell, interrupted.signal);
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    console.error('\nInterrupted: ending the chats.');
    return [];
  } finally {
    const errors = await verification.cleanUp();
    if (errors.length > 0) console.error(`Chats that could not be ended: ${errors.join(', ')}`);
    surroundings.close();
    service.close();
  }
}

function record(file: string): void {
  const evidence = recorder.evidence({
    service: surroundings.service,
    region: verification.region,
    recordedOn: isoTime(surroundings.clock.nowMs).slice(0, 10),
  });
  try {
    writeFileSync(file, `${JSON.stringify(evidence, null, 2)}\n`);
  } catch (error) {
    refuse(diagnose(error, `${file} cannot be written`).says);
  }
}

import { escapeControls } from '../escape-controls.ts';
import { type ClockMode, type FlowToLoad, LocalConnect } from '../index.ts';
import { LocalClient } from '../library/local-client.ts';
import { ASSEMBLY_OPTIONS, assemblyOf } from './assembly-options.ts';
import { findDockerBridge } from './docker-bridge.ts';
import { type FlowOption, flowOfFile, readFlowOptions } from './flow-options.ts';
import { functionOutput, type LogsOption } from './function-output.ts';
import { EVENTS, SANDBOX_ASSEMBLY } from './paths.ts';
import { readEvents } from './read-events.ts';
import { readOptions } from './read-options.ts';
import { refuse, refuseUnreadable } from './refuse.ts';
import { tellLoaded } from './tell-loaded.ts';
import { tellProblem, watchFlow } from './watch-flow.ts';
import { watchAssembly, watchSources } from './watch-sources.ts';

/**
 * `npm start`: serves the sandbox until it is told to stop. With `--sam`, functions that `sam local invoke` runs in
 * containers are served too, and find the chats that the sample events name.
 */
const { values, tokens } = readOptions({
  usage: 'npm start -- [options]',
  mostWords: 0,
  options: {
    port: { type: 'string', default: '4510', value: 'number', says: 'where it serves; 0 for any free port' },
    clock: { type: 'string', default: 'live', value: 'mode', says: 'live, or manual: it stands until it is turned' },
    rate: { type: 'string', value: 'number', says: 'seconds of the chats in one second of a live clock; 1 by default' },
    logs: {
      type: 'string',
      default: 'text',
      value: 'form',
      says: 'a line for each invocation; json: all that is written',
    },
    seed: { type: 'string', value: 'number', says: 'chance that comes out the same each time' },
    ...ASSEMBLY_OPTIONS,
    flow: { type: 'string', multiple: true, value: 'file', says: 'a flow, such as one exported; may stand again' },
    type: { type: 'string', multiple: true, value: 'type', says: 'the type of the flow before it' },
    name: { type: 'string', multiple: true, value: 'name', says: 'the name of the flow before it' },
    keep: { type: 'string', value: 'number', says: 'chats that are kept after their end; all by default' },
    sam: { type: 'boolean', default: false, says: 'serve the containers of sam local invoke too' },
  },
});

const bridge = values.sam ? await findDockerBridge() : undefined;

const flowOptions = readFlowOptions(tokens);
if ('problem' in flowOptions) refuse(flowOptions.problem);

const port = wholeNumber('port', values.port, 65_535);
const connect = await LocalConnect.start({
  ...assemblyOf(values),
  flows: flowOptions.map(readFlow),
  port,
  clock: readClock(values.clock, values.rate),
  ...(values.keep === undefined ? {} : { keepEnded: wholeNumber('keep', values.keep, Number.MAX_SAFE_INTEGER) }),
  ...(values.seed === undefined ? {} : { seed: wholeNumber('seed', values.seed, 2 ** 32 - 1) }),
  ...(values.sam ? { containers: bridge === undefined ? {} : { bridge } } : {}),
  ...functionOutput(readLogs(values.logs), (line) => console.log(line)),
}).catch((error: unknown) => {
  if (Object(error).code !== 'EADDRINUSE') return refuseUnreadable(error);
  const another = port === 4600 ? 4700 : 4600;
  return refuse(
    `Port ${port} is taken, perhaps by another \`npm start\`. ` +
      `Stop that, or choose another: npm start -- --port ${another}.`,
  );
});

if (values.sam) {
  await new LocalClient(connect.url).call('POST', '/local/event-chats', { events: readEvents(EVENTS) });
}

const write = (line: string) => console.log(line);
const own = connect.loaded.slice(connect.loaded.length - flowOptions.length);
const isSandbox = values.assembly === SANDBOX_ASSEMBLY;
const watches = [
  ...own.map(({ id }, index) => watchFlow(connect, flowOptions[index] ?? { file: '' }, id, write)),
  isSandbox ? watchSources(connect, write) : watchAssembly(connect, values.assembly, write),
];

const { skipped, flows, functions } = connect;
console.log(`
Flows       ${flows.map(({ name }) => escapeControls(name)).join(', ')}
Functions   ${functions.map(({ name }) => name).join(', ')}
Skipped     ${count(skipped)}
${tellOwn()}
Local Connect ready at ${connect.url}

Open it in a browser and start a chat: accept it as an agent, go quiet as the customer, and turn the clock.
The AWS SDK speaks to it with AWS_ENDPOINT_URL_CONNECT and AWS_ENDPOINT_URL_CONNECTPARTICIPANT set to ${connect.url}.${
  values.sam ? forSam() : ''
}
Ctrl+C stops it.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const end of watches) end();
    void connect.close().then(() => process.exit(0));
  });
}

/** What was given by `--flow`, and what else was adopted, stands in or is worth a look. */
function tellOwn(): string {
  const worthIt = connect.loaded.filter(
    (loaded) =>
      own.includes(loaded) || [loaded.adopted, loaded.stoodIn, loaded.warnings].some(({ length }) => length > 0),
  );
  return worthIt.length === 0 ? '' : `\n${worthIt.map(tellLoaded).join('\n')}\n`;
}

function readFlow(option: FlowOption): FlowToLoad {
  try {
    return flowOfFile(option);
  } catch (error) {
    return refuse(tellProblem(option.file, error));
  }
}

function forSam(): string {
  const { port } = new URL(connect.url);
  const ways = bridge === undefined ? 'as Docker Desktop takes them' : `through Docker's bridge at ${bridge.address}`;
  const moved = port === '4510' ? '' : ` ${EVENTS}/env.json names port 4510: write ${port} there.`;
  return `
sam local invoke reaches it from its containers at http://host.docker.internal:${port}, ${ways}.${moved}
The chats that the events in ${EVENTS} name are there.`;
}

function readLogs(logs: string): LogsOption {
  if (logs === 'text' || logs === 'json') return logs;
  return refuse(`--logs must be text or json, not "${logs}".`);
}

function readClock(mode: string, rate: string | undefined): ClockMode {
  if (mode === 'manual') {
    if (rate === undefined) return { mode };
    refuse(`--rate ${rate} goes with --clock live: a manual clock stands still. Leave one of them out.`);
  }
  const perSecond = Number(rate ?? '1');
  if (mode !== 'live') refuse(`--clock must be live or manual, not "${mode}".`);
  if (!(perSecond > 0 && perSecond <= 100_000))
    refuse(`--rate must be a number above 0 and at most 100000, not "${rate}".`);
  return { mode: 'live', rate: perSecond };
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    refuse(`--${option} must be a whole number from 0 to ${most}, not "${text}".`);
  return value;
}

/** How many and not which: `local/COVERAGE.md` says which resources have a part in a local chat. */
function count({ length }: readonly unknown[]): string {
  if (length === 0) return 'nothing';
  return `${length} ${length === 1 ? 'resource' : 'resources'} of the assembly without a part in a local chat`;
}

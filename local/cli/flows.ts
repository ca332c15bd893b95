import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDeployment } from '../deployment/index.ts';
import { escapeControls, escapeInLines } from '../escape-controls.ts';
import { type ForeignResource, foreignResourcesOf, InvalidFlowFile, readFlowFile } from '../flow-files/index.ts';
import { type FlowType, isFlowContent, isFlowType, noSuchFlowType } from '../flow-language/index.ts';
import { tellBetterType } from '../flow-loading/index.ts';
import { readDrawingStyle } from '../flow-report/drawing-style.ts';
import {
  drawFlowAsSvg,
  FlowCoverage,
  listProblems,
  readDrawnFlow,
  reportFlow,
  unreachableHere,
} from '../flow-report/index.ts';
import { LocalConnect } from '../index.ts';
import { ASSEMBLY_OPTIONS, assemblyOf } from './assembly-options.ts';
import { readJson } from './read-json.ts';
import { readOptions } from './read-options.ts';
import { refuse, refuseUnreadable } from './refuse.ts';
import { loadScenario, scenarioNames } from './scenarios.ts';

/**
 * `npm run flows`: draws the flows of the sandbox, says what the scenarios cover of them, and lists what validation
 * would refuse. `npm run flows -- file.json` does so for exported flows, without coverage. Exit 1 when something would
 * be refused.
 */
const { values, positionals } = readOptions({
  usage: 'npm run flows -- [exported flow.json …] [options]',
  mostWords: Infinity,
  options: {
    svg: { type: 'string', value: 'folder', says: 'draw each flow as a picture there' },
    type: { type: 'string', value: 'type', says: 'the type of the exported flows, such as CUSTOMER_QUEUE' },
    coverage: { type: 'boolean', default: true, says: 'play no scenarios' },
    ...ASSEMBLY_OPTIONS,
  },
});

interface FlowToReport {
  readonly name: string;
  readonly type: FlowType;
  readonly content: unknown;
  readonly foreign?: readonly ForeignResource[];
  readonly notes?: readonly string[];
  readonly warnings?: readonly string[];
}

const givenType = values.type;
if (givenType !== undefined && !isFlowType(givenType)) refuse(noSuchFlowType(givenType));
if (positionals.length > 0) {
  const flows = positionals.map((file) => readExport(file, givenType)).filter((flow) => flow !== undefined);
  report(flows, undefined);
} else {
  report(readAssembly(), values.coverage ? await playScenarios() : undefined);
}

function readAssembly(): readonly FlowToReport[] {
  const { assembly, parameters } = assemblyOf(values);
  try {
    return readDeployment(assembly, { parameters, sqsUrl: (name) => name, apiUrl: (name) => name }).flows;
  } catch (error) {
    return refuseUnreadable(error);
  }
}

function readExport(file: string, given: FlowType | undefined): FlowToReport | undefined {
  const read = readJson(file);
  if ('problem' in read) return notAFlow(file, `${read.problem}. Give a file that the flow designer exported.`);
  const fallbackName = basename(file).replace(/\.json$/u, '');
  try {
    const type = given === undefined ? {} : { type: given };
    const flow = readFlowFile(read.value, { fallbackName, place: 'It', ...type });
    const { content, displayNames } = flow;
    // On a laptop all that it names by ARN is of another instance.
    const foreign = isFlowContent(content, flow.type, false) ? foreignResourcesOf(content, '', displayNames) : [];
    return { ...flow, foreign };
  } catch (error) {
    if (error instanceof InvalidFlowFile) return notAFlow(file, error.message);
    throw error;
  }
}

function notAFlow(file: string, why: string): undefined {
  console.error(escapeInLines(`${escapeControls(file)} cannot be read as a flow: ${why}`));
  process.exitCode = 1;
}

async function playScenarios(): Promise<FlowCoverage> {
  const coverage = new FlowCoverage();
  for (const name of scenarioNames()) {
    const { options, play } = await loadScenario(name);
    const connect = await LocalConnect.start({
      ...assemblyOf(values),
      ...options?.(values.assembly),
    });
    try {
      await play(connect);
    } catch {
      // Of a deployment whose settings were changed, as they are meant to be: nothing is refused for it.
      console.error(`The scenario ${name} does not play; \`npm run scenario -- ${name}\` says why.`);
    } finally {
      for (const timeline of connect.timelines()) coverage.add(timeline);
      await connect.close();
    }
  }
  return coverage;
}

function report(flows: readonly FlowToReport[], coverage: FlowCoverage | undefined): void {
  const colour = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  const width = process.stdout.isTTY ? process.stdout.columns : 120;
  const covered = coverage === undefined ? {} : { coverage, unreachable: unreachableHere };
  for (const { name, type, content, foreign = [], notes = [], warnings = [] } of flows) {
    const flow = readDrawnFlow(name, type, content);
    const advice = tellBetterType(content, type);
    const problems = listProblems(flow, content, { foreign, warnings, ...(advice === undefined ? {} : { advice }) });
    if (problems.refused.length > 0) process.exitCode = 1;
    for (const note of notes) console.log(escapeInLines(note));
    console.log(`${reportFlow(flow, problems, { colour, width, ...covered })}\n\n`);
    if (values.svg === undefined) continue;
    mkdirSync(values.svg, { recursive: true });
    const file = join(values.svg, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.svg`);
    writeFileSync(file, drawFlowAsSvg(flow, { ...covered, style: readDrawingStyle() }));
    console.log(`Drawn in ${file}\n\n`);
  }
}

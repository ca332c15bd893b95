import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDeployment } from '../deployment/index.ts';
import { type FlowType, isFlowType, noSuchFlowType } from '../flow-language/index.ts';
import {
  drawFlowAsSvg,
  exportedNameOf,
  exportedTypeOf,
  FlowCoverage,
  listProblems,
  readDrawnFlow,
  reportFlow,
  unreachableHere,
} from '../flow-report/index.ts';
import { LocalConnect } from '../index.ts';
import { SANDBOX_ASSEMBLY } from './paths.ts';
import { readJson } from './read-json.ts';
import { readOptions } from './read-options.ts';
import { refuse } from './refuse.ts';
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
    assembly: { type: 'string', default: SANDBOX_ASSEMBLY, value: 'folder', says: 'what cdk synth wrote' },
  },
});

interface FlowToReport {
  readonly name: string;
  readonly type: FlowType;
  readonly content: unknown;
}

if (values.type !== undefined && !isFlowType(values.type)) {
  refuse(noSuchFlowType(values.type));
}
if (positionals.length > 0) {
  const flows = positionals.map((file) => readExport(file, values.type)).filter((flow) => flow !== undefined);
  report(flows, undefined);
} else {
  const { flows } = readDeployment(values.assembly, { sqsUrl: (name) => name, apiUrl: (name) => name });
  report(flows, values.coverage ? await playScenarios(values.assembly) : undefined);
}

function readExport(file: string, type: string | undefined): FlowToReport | undefined {
  const read = readJson(file);
  if ('problem' in read) {
    console.error(`${file} cannot be read as a flow: ${read.problem}. Give a file that the flow designer exported.`);
    process.exitCode = 1;
    return undefined;
  }
  const content = read.value;
  const given = isFlowType(type) ? type : exportedTypeOf(content);
  return { name: exportedNameOf(content) ?? basename(file, '.json'), type: given ?? 'CONTACT_FLOW', content };
}

async function playScenarios(assembly: string): Promise<FlowCoverage> {
  const coverage = new FlowCoverage();
  for (const name of scenarioNames()) {
    const { options, play } = await loadScenario(name);
    const connect = await LocalConnect.start({ assembly, ...options?.(assembly) });
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
  for (const { name, type, content } of flows) {
    const flow = readDrawnFlow(name, type, content);
    const problems = listProblems(flow, content);
    if (problems.refused.length > 0) process.exitCode = 1;
    console.log(`${reportFlow(flow, problems, { colour, width, ...covered })}\n\n`);
    if (values.svg === undefined) continue;
    mkdirSync(values.svg, { recursive: true });
    const file = join(values.svg, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.svg`);
    writeFileSync(file, drawFlowAsSvg(flow, covered));
    console.log(`Drawn in ${file}\n\n`);
  }
}

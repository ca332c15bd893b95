import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { escapeControls, escapeInLines } from '../escape-controls.ts';
import { type GivenTestCase, InvalidTestCase, LocalConnect, TestCaseFailed, type TestCaseReport } from '../index.ts';
import { drawReport, type RefusedTestCase, writeJunit } from '../test-cases/index.ts';
import { ASSEMBLY_OPTIONS, assemblyOf } from './assembly-options.ts';
import { flowOfFile } from './flow-options.ts';
import { readOptions } from './read-options.ts';
import { readText } from './read-text.ts';
import { refuse, refuseUnreadable } from './refuse.ts';

/**
 * `npm run test-case -- file.json`: plays test cases of Testing and Simulation on the virtual clock, and prints each
 * observation with what was expected and received. Without a file it plays those of the assembly. Exit 1 when one did
 * not pass, or was refused.
 */
const { values, positionals } = readOptions({
  usage: 'npm run test-case -- [test case.json …] [options]',
  mostWords: Infinity,
  options: {
    flow: { type: 'string', value: 'name', says: 'the flow that its chat starts in, or the file of an exported one' },
    json: { type: 'boolean', default: false, says: 'print what came of each as JSON' },
    junit: { type: 'string', value: 'file', says: 'write what came of them as JUnit XML' },
    ...ASSEMBLY_OPTIONS,
  },
});

type Played = { readonly result: TestCaseReport | RefusedTestCase; readonly told: string };

const connect = await LocalConnect.start(assemblyOf(values)).catch(refuseUnreadable);
try {
  const flow = flowToUse();
  const results = [];
  for (const [name, testCase] of testCases()) results.push(await play(testCase, { ...flow, fallbackName: name }));
  show(results);
} finally {
  await connect.close();
}

function flowToUse(): Pick<GivenTestCase, 'flow'> {
  const { flow } = values;
  if (flow === undefined) return {};
  if (!flow.endsWith('.json') || !existsSync(flow)) return { flow };
  try {
    return { flow: connect.loadFlow(flowOfFile({ file: flow })).id };
  } catch (error) {
    return refuseUnreadable(error);
  }
}

/** Each with the name of its file, for one that has none of its own. */
function testCases(): readonly (readonly [string, unknown])[] {
  if (positionals.length === 0) {
    if (connect.testCases.length > 0) return connect.testCases.map((testCase) => [testCase.Name, testCase]);
    return refuse('The assembly has no test cases. Give the file of one, or set testCases in infra/settings.ts.');
  }
  return positionals.map((file) => [basename(file).replace(/\.json$/u, ''), textOf(file)]);
}

function textOf(file: string): string {
  const read = readText(file);
  if ('text' in read) return read.text;
  return refuse(`${escapeControls(file)} cannot be read as a test case: ${read.problem}.`);
}

async function play(testCase: unknown, given: GivenTestCase & { readonly fallbackName: string }): Promise<Played> {
  try {
    const result = await connect.testCase(testCase, given);
    return { result, told: drawReport(result) };
  } catch (error) {
    // What is told of a failure shows the chat too.
    if (error instanceof TestCaseFailed) return { result: error.report, told: error.message };
    if (error instanceof InvalidTestCase) {
      return { result: { name: given.fallbackName, refused: error.message }, told: error.message };
    }
    throw error;
  }
}

function show(played: readonly Played[]): void {
  const results = played.map(({ result }) => result);
  if (!results.every((result) => 'status' in result && result.status === 'PASSED')) process.exitCode = 1;
  if (values.json) console.log(JSON.stringify(results, null, 2));
  else for (const { told } of played) console.log(`${told}\n`);
  if (values.junit === undefined) return;
  try {
    writeFileSync(values.junit, writeJunit(results));
  } catch (error) {
    refuse(escapeInLines(`The JUnit file cannot be written: ${String(error)}`));
  }
}

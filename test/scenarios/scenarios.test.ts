import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../local/deployment/index.ts';
import { FlowCoverage, readDrawnFlow, uncoveredOf, unreachableHere } from '../../local/flow-report/index.ts';
import { LocalConnect, type Scenario } from '../../local/index.ts';

const assembly = '.build/sandbox';
const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => basename(file, '.ts'));

const failures = new Map<string, readonly unknown[]>();
const coverage = new FlowCoverage();

/** Plays a scenario once, and keeps what went wrong and what it went through. */
async function play(name: string): Promise<void> {
  const { scenario }: { scenario: Scenario } = await import(join(here, `${name}.ts`));
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const connect = await LocalConnect.start({ assembly, onError, ...scenario.options?.(assembly) });
  try {
    await scenario.play(connect);
  } catch (error) {
    errors.push(error);
  } finally {
    for (const timeline of connect.timelines()) coverage.add(timeline);
    await connect.close();
  }
  failures.set(name, errors);
}

beforeAll(async () => {
  for (const name of names) await play(name);
}, 600_000);

describe('each scenario plays as it says', () => {
  test.each(names)('%s', (name) => {
    expect(failures.get(name)).toEqual([]);
  });
});

describe('the scenarios go through all of', () => {
  const { flows } = readDeployment(assembly, { sqsUrl: (name) => name, apiUrl: (name) => name });

  test.each(flows.map(({ name }) => name))('%s', (name) => {
    const flow = flows.find((deployed) => deployed.name === name);
    expect(flow).toBeDefined();
    if (flow === undefined) return;
    const drawn = readDrawnFlow(name, flow.type, flow.content);
    const leftOut = uncoveredOf(drawn, coverage, unreachableHere)
      .filter(({ reason }) => reason === undefined)
      .map(({ block, way }) => `${block.name}: ${way?.branch ?? 'the block'}`);
    expect(leftOut).toEqual([]);
  });
});

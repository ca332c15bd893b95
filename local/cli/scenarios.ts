import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Scenario } from '../index.ts';
import { SCENARIOS } from './paths.ts';

/** The names of the scenarios, in the order of the alphabet. */
export function scenarioNames(): readonly string[] {
  return readdirSync(SCENARIOS)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => basename(file, '.ts'))
    .toSorted();
}

export async function loadScenario(name: string): Promise<Scenario> {
  const module: { scenario: Scenario } = await import(pathToFileURL(resolve(join(SCENARIOS, `${name}.ts`))).href);
  return module.scenario;
}

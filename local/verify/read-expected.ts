import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCloudAssembly } from '../deployment/cloud-assembly.ts';
import { objectIn, textIn } from '../json.ts';
import { flowsOfTemplate } from './expected-flows.ts';
import type { Expected } from './verification.ts';

export interface ExpectedStacks extends Expected {
  readonly stackNames: readonly string[];
}

/** What was synthesized last, of the first folder that is there; `undefined` where none is. */
export function readExpected(folders: readonly string[]): ExpectedStacks | undefined {
  const folder = folders.find((one) => existsSync(join(one, 'manifest.json')));
  if (folder === undefined) return undefined;
  const stacks = readCloudAssembly(folder);
  const resources = stacks.flatMap(({ template }) => Object.values(objectIn(template, 'Resources')));
  return {
    stackNames: stacks.map(({ name }) => name),
    flows: stacks.flatMap(({ template }) => flowsOfTemplate(template)),
    accountId: stacks.find(({ accountId }) => accountId !== undefined)?.accountId,
    region: stacks.find(({ region }) => region !== undefined)?.region,
    isSandbox: resources.some((resource) => textIn(resource, 'Type') === 'AWS::Connect::Instance'),
  };
}

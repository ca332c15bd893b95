import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCloudAssembly } from '../deployment/cloud-assembly.ts';
import { objectIn, textIn } from '../json.ts';
import { flowsOfTemplate } from './expected-flows.ts';
import type { Expected } from './verification.ts';

interface ExpectedStacks extends Expected {
  readonly stackNames: readonly string[];
}

/** As the settings name a queue; that of a sandbox is known at deployment only. */
const QUEUE_ARN = /:instance\/([0-9a-f-]{36})\/queue\/([0-9a-f-]{36})/;

/** What was synthesized last, of the first folder that is there; `undefined` where none is. */
export function readExpected(folders: readonly string[]): ExpectedStacks | undefined {
  const folder = folders.find((one) => existsSync(join(one, 'manifest.json')));
  if (folder === undefined) return undefined;
  const stacks = readCloudAssembly(folder);
  const resources = stacks.flatMap(({ template }) => Object.values(objectIn(template, 'Resources')));
  const [, instanceId, queueId] = QUEUE_ARN.exec(JSON.stringify(resources)) ?? [];
  return {
    instanceId,
    queueId,
    stackNames: stacks.map(({ name }) => name),
    testCases: resources.flatMap((resource) => {
      const name = textIn(objectIn(resource, 'Properties'), 'Name');
      return textIn(resource, 'Type') === 'AWS::Connect::TestCase' && name !== undefined ? [name] : [];
    }),
    flows: stacks.flatMap(({ template }) => flowsOfTemplate(template)),
    accountId: stacks.find(({ accountId }) => accountId !== undefined)?.accountId,
    region: stacks.find(({ region }) => region !== undefined)?.region,
    isSandbox: resources.some((resource) => textIn(resource, 'Type') === 'AWS::Connect::Instance'),
  };
}

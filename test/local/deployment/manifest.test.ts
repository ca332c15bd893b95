import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../../local/deployment/index.ts';
import { servedAt, temporaryFolder } from './assembly.ts';

/** Reads an assembly of this manifest and of one template without resources. */
function readWith(manifest: unknown) {
  using folder = temporaryFolder();
  writeFileSync(join(folder.dir, 'One.template.json'), '{"Resources":{}}');
  writeFileSync(join(folder.dir, 'manifest.json'), JSON.stringify(manifest));
  return readDeployment(folder.dir, servedAt);
}

const stack = (more: object) => ({ artifacts: { One: { type: 'aws:cloudformation:stack', ...more } } });

describe('the manifest of an assembly', () => {
  test('may leave out where a stack is deployed', () => {
    const { region, accountId } = readWith(stack({ properties: { templateFile: 'One.template.json' } }));
    expect({ region, accountId }).toEqual({ region: 'us-east-1', accountId: '000000000000' });
  });

  test.each([
    ['is a list', [], 'manifest.json is not a JSON object. Synthesize the app again.'],
    ['names no template', stack({}), 'The manifest names no template for One.'],
  ])('is refused where it %s', (_, manifest, message) => {
    expect(() => readWith(manifest)).toThrow(message);
  });

  test('is missed in a folder that is not there', () => {
    using folder = temporaryFolder();
    expect(() => readDeployment(join(folder.dir, 'gone'), servedAt)).toThrow('it has no manifest.json');
  });
});

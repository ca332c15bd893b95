import { mkdirSync, writeFileSync } from 'node:fs';
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

describe('the code of a function', () => {
  /** Two stacks of a function each; its code is the asset `code`, which is at `path`. */
  function functionsWithCodeAt(path: string, names: readonly [string, string]) {
    using folder = temporaryFolder();
    mkdirSync(join(folder.dir, 'code'));
    writeFileSync(join(folder.dir, 'file.zip'), '');
    const artifacts: Record<string, object> = {
      assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
    };
    const files = { code: { source: { path }, destinations: { here: { objectKey: 'code.zip' } } } };
    writeFileSync(join(folder.dir, 'assets.json'), JSON.stringify({ files }));
    for (const [index, name] of names.entries()) {
      const Properties = { Runtime: 'nodejs24.x', Handler: 'index.handler', Code: { S3Key: 'code.zip' } };
      const templateFile = `${index}.template.json`;
      artifacts[`Stack${index}`] = {
        type: 'aws:cloudformation:stack',
        dependencies: ['assets'],
        properties: { templateFile },
      };
      const Resources = { [name]: { Type: 'AWS::Lambda::Function', Properties } };
      writeFileSync(join(folder.dir, templateFile), JSON.stringify({ Resources }));
    }
    writeFileSync(join(folder.dir, 'manifest.json'), JSON.stringify({ artifacts }));
    return readDeployment(folder.dir, servedAt).functions.map(({ name }) => name);
  }

  test('is a folder of the assembly; functions of one logical id are told apart by their stacks', () => {
    expect(functionsWithCodeAt('code', ['Ask', 'Tell'])).toEqual(['Ask', 'Tell']);
    expect(functionsWithCodeAt('code', ['Ask', 'Ask'])).toEqual(['Ask', 'Stack1-Ask']);
  });

  test.each(['file.zip', 'gone'])('that is not a folder is refused: %s', (path) => {
    expect(() => functionsWithCodeAt(path, ['Ask', 'Tell'])).toThrow('is not a folder. Expected the folder of a built');
  });
});

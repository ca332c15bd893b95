import { expect, test } from '@jest/globals';
import { readDeployment } from '../../../local/deployment/index.ts';
import { servedAt, temporaryFolder, writeAssembly } from './assembly.ts';

test('a function that only serves custom resources is skipped with them', () => {
  const serviceToken = { 'Fn::GetAtt': ['Emptier', 'Arn'] };
  using folder = temporaryFolder();
  const Resources = {
    Emptier: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', Handler: 'index.handler' } },
    Emptied: { Type: 'Custom::Emptied', Properties: { ServiceToken: serviceToken } },
  };
  writeAssembly(folder.dir, { Sandbox: { Resources } });
  const { functions, skipped } = readDeployment(folder.dir, servedAt);
  expect(functions).toEqual([]);
  expect(skipped.map(({ logicalId }) => logicalId)).toEqual(['Emptier', 'Emptied']);
});

test('a custom resource may be served by a function of elsewhere', () => {
  using folder = temporaryFolder();
  const ServiceToken = 'arn:aws:lambda:us-east-1:000000000000:function:Elsewhere';
  writeAssembly(folder.dir, { One: { Resources: { Made: { Type: 'Custom::Made', Properties: { ServiceToken } } } } });
  expect(readDeployment(folder.dir, servedAt).skipped.map(({ logicalId }) => logicalId)).toEqual(['Made']);
});

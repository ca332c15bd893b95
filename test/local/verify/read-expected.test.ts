import { expect, test } from '@jest/globals';
import { readExpected } from '../../../local/verify/index.ts';
import { temporaryFolder, writeAssembly } from '../deployment/assembly.ts';

const flow = (Name: unknown, Content: unknown) => ({
  Type: 'AWS::Connect::ContactFlow',
  Properties: { Name, Content },
});
const content = (...Actions: readonly unknown[]) => JSON.stringify({ Version: '2019-10-30', Actions });

function expectedOf(Resources: Readonly<Record<string, object>>, environment?: string) {
  using folder = temporaryFolder();
  writeAssembly(folder.dir, { Kit: { Resources } }, environment);
  return readExpected([`${folder.dir}/none`, folder.dir]);
}

test('without an assembly nothing is expected', () => {
  expect(readExpected(['no-such-folder'])).toBeUndefined();
});

test('account and Region are those of the stacks, and none where they are known at deployment only', () => {
  const said = expectedOf({}, 'aws://111122223333/eu-central-1');
  expect([said?.accountId, said?.region, said?.isSandbox]).toEqual(['111122223333', 'eu-central-1', false]);
  const open = expectedOf({ Instance: { Type: 'AWS::Connect::Instance' } });
  expect([open?.accountId, open?.region, open?.isSandbox]).toEqual([undefined, undefined, true]);
});

test('of a template that another tool wrote, what is not a flow or a test case is left out', () => {
  const transitions = { NextAction: 'b', Conditions: [{ NextAction: 'c' }, {}], Errors: 'none' };
  const found = expectedOf({
    Flow: flow('Mine', content({ Identifier: 'a', Type: 'Wait', Transitions: transitions }, { Identifier: 'b' }, 7)),
    Joined: flow('Joined', { 'Fn::Join': ['', ['{"Actions":[{"Identifier":"', { Ref: 'Id' }, '"}]}']] }),
    Unnamed: flow({ Ref: 'Name' }, content()),
    NotJson: flow('Not JSON', '{'),
    NoActions: flow('No actions', '{"Actions":{}}'),
    Case: { Type: 'AWS::Connect::TestCase', Properties: { Name: 'Greets' } },
    UnnamedCase: { Type: 'AWS::Connect::TestCase', Properties: {} },
  });
  expect(found?.testCases).toEqual(['Greets']);
  expect(found?.flows).toEqual([
    { name: 'Mine', blocks: ['a | Wait |  |  | b |  | c', 'b |  |  |  | '] },
    { name: 'Joined', blocks: ['known-at-deployment |  |  |  | '] },
  ]);
});

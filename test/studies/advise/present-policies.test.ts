import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { settings } from '../../../infra/settings.ts';
import { readPresentPolicies } from '../../../studies/advise/advice/present-policies.ts';
import { Folder } from './files.ts';

test('the present policies are those of the synthesized assembly', () => {
  const present = readPresentPolicies(['no-such-folder', '.build/sandbox']);
  expect(present).toEqual(Object.entries(settings.timerPolicies).map(([name, policy]) => ({ name, policy })));
});

test('without an assembly, or without SetChatTimers in it, there are none', () => {
  using folder = new Folder();
  mkdirSync(`${folder.path}/cdk.out`);
  writeFileSync(
    `${folder.path}/cdk.out/Other.template.json`,
    JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
  );
  expect(readPresentPolicies([`${folder.path}/cdk.out`, 'no-such-folder'])).toEqual([]);
});

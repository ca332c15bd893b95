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

test('of an assembly that another tool wrote, what is not a policy is left out', () => {
  using folder = new Folder();
  const variables = (TIMER_POLICIES: unknown) => ({ Properties: { Environment: { Variables: { TIMER_POLICIES } } } });
  const policies = JSON.stringify({
    default: { customerIdleMinutes: 5, agentIdleMinutes: 'unset', customerAutoDisconnectMinutes: '15', others: 7 },
    empty: null,
  });
  folder.write('A.template.json', '{"Resources":null}');
  folder.write('B.template.json', JSON.stringify({ Resources: { Function: { Properties: { Environment: 7 } } } }));
  folder.write('C.template.json', JSON.stringify({ Resources: { Function: variables({ Ref: 'Parameter' }) } }));
  folder.write('D.template.json', JSON.stringify({ Resources: { Function: variables('null') } }));
  expect(readPresentPolicies([folder.path])).toEqual([]);
  folder.write('E.template.json', JSON.stringify({ Resources: { Other: 1, Function: variables(policies) } }));
  expect(readPresentPolicies([folder.path])).toEqual([
    { name: 'default', policy: { customerIdleMinutes: 5, agentIdleMinutes: 'unset' } },
    { name: 'empty', policy: {} },
  ]);
});

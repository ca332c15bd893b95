import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { timerPoliciesCheck } from '../../../infra/settings/timer-policies.ts';
import { settings } from '../../../infra/settings.ts';
import { advise } from '../../../studies/advise/advice/advise.ts';
import { settingsLines } from '../../../studies/advise/show/settings-lines.ts';
import { backAfter, NO_OPTIONS, sumsOf } from './sums-of.ts';

test('the lines for the settings pass the settings’ own check, whatever queues are called', () => {
  const queues = [
    'Tech help',
    'Tech-help',
    'Käse',
    '2nd line',
    '日本',
    'default',
    'Patient',
    '__proto__',
    'q'.repeat(70),
  ];
  const sums = sumsOf([
    { chats: 9500, lines: backAfter(10), queue: 'Orders' },
    ...queues.map((queue) => ({ chats: 100, lines: backAfter(30), queue })),
  ]);
  const advice = advise(sums, { ...NO_OPTIONS, accept: 0.2 });
  const lines = settingsLines(advice);
  const advised: unknown = JSON.parse(JSON.stringify(runInNewContext(`({ ${lines} })`)));
  const policies = { ...settings.timerPolicies, ...Object(advised) };
  expect(timerPoliciesCheck(policies, 'timerPolicies', {})).toEqual([]);
  const names = [...lines.matchAll(/^ {4}(\S+): \{/gm)].map(([, name]) => name);
  expect(names).toEqual([
    'default',
    'patient',
    'orders',
    'queue2ndLine',
    'kase',
    'patient2',
    'techHelp',
    'techHelp2',
    'proto',
    'default2',
    'q'.repeat(50),
    'queue',
  ]);
});

test('below 3,800 chats they leave the present `patient` alone', () => {
  const lines = settingsLines(advise(sumsOf([{ chats: 400, lines: backAfter(10) }]), NO_OPTIONS));
  expect(lines).toMatch(/^ {4}default: \{/);
  expect(lines).not.toMatch(/patient|timerPolicies/);
});

import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { addChatKit } from '../../infra/chat-kit.ts';
import type { Settings } from '../../infra/settings/form.ts';
import { settings } from '../../infra/settings.ts';
import { LocalConnect } from '../../local/index.ts';
import { existing } from './support/instances.ts';
import { temporaryApp, temporaryFolder } from './support/temporary.ts';

const variants: readonly (readonly [string, Partial<Settings>])[] = [
  ['a bot in Chat welcome, and a stage', { bot: 'faq', stage: 'test' }],
  ['a survey, in another language', { survey: 'either-ends', language: 'de' }],
  ['an instance whose hours nobody knows', { instance: existing }],
];

test.each(variants)('what is deployed passes with the flows that it is deployed with: %s', async (_what, change) => {
  const outdir = join(temporaryFolder(), 'cdk.out');
  const app = temporaryApp({ outdir });
  addChatKit(app, { settings: { ...settings, ...change, testCases: true } });
  app.synth();
  await using connect = await LocalConnect.start({ assembly: outdir, seed: 1 });
  const played = [];
  for (const testCase of connect.testCases) {
    const { name, status, warnings } = await connect.testCase(testCase);
    played.push({ name, status, warnings });
  }
  expect(played.length).toBeGreaterThan(10);
  expect(played).toEqual(played.map(({ name }) => ({ name, status: 'PASSED', warnings: [] })));
});

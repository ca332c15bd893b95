import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from './support/temporary.ts';

/** The app of `npm run synth`, with a fault in one template. */
const faultyApp = (plant: string) => `
  import { addChatKit } from '${resolve('infra/chat-kit.ts')}';
  import { makeApp } from '${resolve('infra/make-app.ts')}';
  import { settings } from '${resolve('infra/settings.ts')}';
  const app = makeApp({ isHeldToRules: true });
  const { functions } = addChatKit(app, { settings });
  ${plant}
  app.synth();`;

/** As `npm run synth` calls it. */
function synth(plant: string): { readonly status: number | null; readonly output: string } {
  const folder = temporaryFolder();
  const app = join(folder, 'app.ts');
  writeFileSync(app, faultyApp(plant));
  const cdk = ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--app', `${process.execPath} ${app}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...cdk, '--output', join(folder, 'cdk.out')], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, CI: '1' },
  });
  return { status, output: stdout + stderr };
}

test('synthesis fails on a template that CloudFormation would refuse, and says where', () => {
  const { status, output } = synth(
    "functions.chatTimers.retries.node.defaultChild.addPropertyOverride('VisibilityTimeout', 43_201);",
  );
  expect(output).toContain('TimerRetries');
  expect(output).toContain('43201');
  expect(status).toBe(1);
});

test('synthesis says nothing of feature flags that nobody has configured', () => {
  const { status, output } = synth('');
  expect(output).not.toMatch(/feature flag/i);
  expect(status).toBe(0);
});

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { existing } from './support/instances.ts';
import { temporaryFolder } from './support/temporary.ts';

const sandbox = { instance: { kind: 'sandbox' } };
const inExisting = { instance: existing };

/** Any connection is a failure. */
const noNetwork = `data:text/javascript,${encodeURIComponent(
  "import { Socket } from 'node:net'; Socket.prototype.connect = () => { throw new Error('There is no network.'); };",
)}`;

/** What an app does that has the kit with each of these changes to the settings. */
const script = (changes: readonly object[]) => `
  import { App } from 'aws-cdk-lib';
  import { addChatKit } from './infra/chat-kit.ts';
  import { settings } from './infra/settings.ts';
  const app = new App({ outdir: process.env.OUT });
  for (const change of ${JSON.stringify(changes)}) addChatKit(app, { settings: { ...settings, ...change } });
  app.synth();
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1e6);`;

test.each([
  ['a sandbox', [sandbox], ['ChatSandbox', 'ChatFunctions', 'ChatFlows', 'ChatApi'], ['ChatFlows']],
  ['an existing instance', [inExisting], ['ChatFunctions', 'ChatFlows', 'ChatApi'], ['ChatFlows']],
  [
    'two stages, one of them in a sandbox',
    [
      { ...sandbox, stage: 'test' },
      { ...inExisting, stage: 'live' },
    ],
    ['ChatSandbox-test', 'ChatFunctions-test', 'ChatFlows-test', 'ChatFunctions-live', 'ChatFlows-live'],
    ['ChatFlows-test', 'ChatFlows-live'],
  ],
])(
  'synthesizes within 30 s, without network and credentials, and says what to click next: %s',
  (_what, changes, stacks, flowStacks) => {
    const out = temporaryFolder();
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath,
      ['--import', noNetwork, '--input-type=module', '--eval', script(changes)],
      { env: { PATH: process.env.PATH, OUT: out }, encoding: 'utf8' },
    );
    expect({ status, stderr, error }).toEqual({ status: 0, stderr: '', error: undefined });
    // The processor's time: a machine that is busy with other tests takes longer.
    expect(Number(stdout)).toBeLessThan(30);
    const templateOf = (stack: string) => JSON.parse(readFileSync(join(out, `${stack}.template.json`), 'utf8'));
    for (const stack of stacks) expect(Object.keys(templateOf(stack).Resources).length).toBeGreaterThan(0);
    for (const stack of flowStacks) {
      expect(JSON.stringify(templateOf(stack).Outputs.NextTryAChat.Value)).toMatch(/Open .* then .*choose the flow/);
    }
  },
);

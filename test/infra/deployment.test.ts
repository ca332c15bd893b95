import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { functionNames } from '../../infra/bundling.ts';
import { existing } from './support/instances.ts';
import { synthKit } from './support/synth-kit.ts';
import { temporaryFolder } from './support/temporary.ts';

/** Generous for a synthesis in a process of its own, on a busy machine. */
const timeoutMs = 60_000;

/** `SetChatTimers` as `set-chat-timers`. */
const folderOf = (functionName: string) =>
  functionName.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

describe('what is deployed', () => {
  test('is every function that has a folder', () => {
    const { functions, api } = synthKit();
    const deployed = [functions, api].flatMap((stack) => Object.keys(stack.findResources('AWS::Lambda::Function')));
    expect(deployed.map(folderOf).sort()).toEqual(functionNames());
  });

  test('an existing instance is deployed to, whatever the profile’s Region and account', () => {
    const { app } = synthKit({ instance: existing });
    const environments = app.synth().stacks.map(({ id, environment }) => [id, environment.name]);
    expect(environments).toEqual([
      ['ChatFunctions', 'aws://111122223333/eu-central-1'],
      ['ChatFlows', 'aws://111122223333/eu-central-1'],
      ['ChatApi', 'aws://111122223333/eu-central-1'],
      ['ChatResume', 'aws://111122223333/eu-central-1'],
      ['ChatTests', 'aws://111122223333/eu-central-1'],
    ]);
  });

  test(
    'the app writes the sandbox where it is told to, silently, without credentials',
    () => {
      const out = join(temporaryFolder(), 'sandbox');
      const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/app.ts', '--sandbox', '--out', out], {
        env: { PATH: process.env.PATH },
        encoding: 'utf8',
      });
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
      const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
      expect(Object.keys(manifest.artifacts)).toEqual(
        expect.arrayContaining(['ChatSandbox', 'ChatFunctions', 'ChatFlows', 'ChatApi']),
      );
      const template = JSON.parse(readFileSync(join(out, 'ChatFunctions.template.json'), 'utf8'));
      expect(Object.keys(template.Resources)).toEqual(expect.arrayContaining(['SetChatTimers', 'RetryChatTimers']));
    },
    timeoutMs,
  );

  test(
    'who imports the package’s constructs does not load esbuild',
    () => {
      const script = `
      import { registerHooks } from 'node:module';
      const imported = [];
      registerHooks({ resolve: (name, context, next) => (imported.push(name), next(name, context)) });
      await import('./infra/index.ts');
      console.log(JSON.stringify(imported.filter((name) => ['aws-cdk-lib', 'esbuild'].includes(name))));`;
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(new Set(JSON.parse(stdout))).toEqual(new Set(['aws-cdk-lib']));
    },
    timeoutMs,
  );
});

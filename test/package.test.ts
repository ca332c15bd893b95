import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest: { dependencies: Record<string, string>; peerDependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** Somebody else's folder, with the packed tarball and nothing but what the package asks for beside it. */
const elsewhere = mkdtempSync(join(tmpdir(), 'connect-chat-kit-'));

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

function link(packageName: string): void {
  const at = join(elsewhere, 'node_modules', packageName);
  mkdirSync(dirname(at), { recursive: true });
  symlinkSync(join(root, 'node_modules', packageName), at);
}

function runElsewhere(script: string): string {
  writeFileSync(join(elsewhere, 'script.mjs'), script);
  return run(process.execPath, ['script.mjs'], elsewhere);
}

beforeAll(() => {
  run('npm', ['pack', '--silent', '--pack-destination', elsewhere], root);
  const [tarball = ''] = readdirSync(elsewhere).filter((file) => file.endsWith('.tgz'));
  const target = join(elsewhere, 'node_modules', 'connect-chat-kit');
  mkdirSync(target, { recursive: true });
  run('tar', ['-xzf', join(elsewhere, tarball), '-C', target, '--strip-components', '1'], root);
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) link(name);
});

afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

describe('the packed package', () => {
  test('holds dist/ and the papers, nothing else', () => {
    const top = readdirSync(join(elsewhere, 'node_modules', 'connect-chat-kit')).sort();
    expect(top).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
  });

  test('brings the notices of what others wrote: for each bundle, for the page, and for all of it', () => {
    const dist = join(elsewhere, 'node_modules', 'connect-chat-kit', 'dist');
    const read = (folder: string) => readFileSync(join(dist, folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const titles = (text: string) => text.split('\n').filter((line) => /^\S+ \d\S* \([A-Z0-9.-]+\)$/i.test(line));
    const bundles = readdirSync(join(dist, 'functions')).map((name) => `functions/${name}`);
    expect(bundles.length).toBeGreaterThan(5);
    const each = ['console', ...bundles].flatMap((folder) => titles(read(folder)));
    expect(titles(read('.')).sort()).toEqual([...new Set(each)].sort());
    expect(titles(read('console'))).toEqual(expect.arrayContaining([expect.stringMatching(/^preact .*MIT/)]));
  });

  test('./local runs a chat in an empty folder', () => {
    const output = runElsewhere(`
      import { LocalConnect } from 'connect-chat-kit/local';
      const content = {
        Version: '2019-10-30',
        StartAction: 'Greet',
        Actions: [
          { Identifier: 'Greet', Type: 'MessageParticipant', Parameters: { Text: 'Hello' }, Transitions: { NextAction: 'End' } },
          { Identifier: 'End', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
        ],
      };
      const connect = await LocalConnect.start({ flows: [{ name: 'Mine', type: 'CONTACT_FLOW', content }] });
      const page = await fetch(connect.url);
      const flow = connect.flows[0];
      const started = await fetch(connect.url + '/contact/chat', {
        method: 'PUT',
        body: JSON.stringify({
          InstanceId: connect.instance.instanceId,
          ContactFlowId: flow.id,
          ParticipantDetails: { DisplayName: 'Mia' },
        }),
      });
      const { ContactId: contactId, ParticipantId: participantId, ParticipantToken: participantToken } = await started.json();
      const mia = await connect.connectCustomer({ name: 'Mia', contactId, participantId, participantToken });
      connect.expectTimeline(mia, [{ type: 'FLOW_STARTED' }, { type: 'MESSAGE', detail: { text: 'Hello' } }, { type: 'CHAT_ENDED' }]);
      await connect.close();
      console.log(page.status, (await page.text()).includes('<title>'));
    `);
    expect(output.trim()).toBe('200 true');
  });

  test('./my-flow.json is a flow to begin with, in a test that closes by hand', () => {
    const output = runElsewhere(`
      import content from 'connect-chat-kit/my-flow.json' with { type: 'json' };
      import { LocalConnect } from 'connect-chat-kit/local';
      const connect = await LocalConnect.start({ flows: [{ name: 'Mine', content }] });
      try {
        const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
        mia.hears('Welcome');
        console.log('heard');
      } finally {
        await connect.close();
      }
    `);
    expect(output.trim()).toBe('heard');
  });

  test('. deploys, and ./local runs what it deploys, functions and all', () => {
    const output = runElsewhere(`
      import { App } from 'aws-cdk-lib';
      import { addChatKit, defaultSettings } from 'connect-chat-kit';
      import { LocalConnect } from 'connect-chat-kit/local';
      const app = new App({ outdir: 'assembly' });
      addChatKit(app, { settings: defaultSettings });
      app.synth();
      const connect = await LocalConnect.start({ assembly: 'assembly' });
      const customer = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
      connect.expectTimeline(customer, [{ type: 'LAMBDA_INVOKED' }, { type: 'TIMERS_CONFIGURED' }, { type: 'QUEUED' }]);
      await connect.close();
      console.log('queued');
    `);
    expect(output.trim()).toBe('queued');
  });

  test('the example of docs/constructs.md synthesizes', () => {
    const [, example = ''] =
      /```ts\n(import .*?)```/s.exec(readFileSync(join(root, 'docs/constructs.md'), 'utf8')) ?? [];
    const output = runElsewhere(`${example}
      console.log(Object.keys(stack.node.root.synth().getStackByName('Shop').template.Resources).join(' '));
    `);
    expect(output).toMatch(/\bSetChatTimers\b.*\bShopChat/);
  });

  describe('another team’s app', () => {
    beforeAll(() => {
      for (const file of ['app.mjs', 'flow.test.mjs']) {
        cpSync(join(root, 'test/example-app', file), join(elsewhere, file));
      }
      link('cdk-nag');
      // A template that CloudFormation would refuse fails it.
      expect(run(process.execPath, ['app.mjs'], elsewhere)).toBe('');
    });

    test('synthesizes with the kit’s constructs, all of them at their defaults', () => {
      const template = JSON.parse(readFileSync(join(elsewhere, 'cdk.out/Shop.template.json'), 'utf8'));
      expect(Object.keys(template.Resources)).toEqual(
        expect.arrayContaining(['SetChatTimers', 'AddChatBot', 'RunChatBot', 'StartChat', 'ChatApi', 'BotTopic']),
      );
      expect(template.Outputs).toHaveProperty('Chats');
    });

    test('passes cdk-nag’s rules', () => {
      const output = runElsewhere(`
        import { app } from './app.mjs';
        import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
        const packs = [new AwsSolutionsChecks(app), new ServerlessChecks(app)];
        console.log(JSON.stringify(packs.flatMap((pack) => pack.validateScope(app).violations)));
      `);
      expect(JSON.parse(output)).toEqual([]);
    });

    test('runs its flow from its own assembly', () => {
      expect(run(process.execPath, ['--test', 'flow.test.mjs'], elsewhere)).toMatch(/\bpass 1\n/);
    });
  });

  test('what it exports is there, with declarations for both entries', () => {
    const { exports } = JSON.parse(readFileSync(join(elsewhere, 'node_modules/connect-chat-kit/package.json'), 'utf8'));
    const files = Object.values<string | { types: string; default: string }>(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : [entry.types, entry.default],
    );
    for (const file of files) {
      expect(readFileSync(join(elsewhere, 'node_modules/connect-chat-kit', file), 'utf8').length).toBeGreaterThan(0);
    }
  });
});

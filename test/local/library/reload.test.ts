import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LocalConnect } from '../../../local/index.ts';
import { ask, startLocalConnect } from '../control/local-connect-under-test.ts';

describe('an assembly that was written again', () => {
  let assembly: string;
  let connect: LocalConnect;
  beforeEach(async () => {
    assembly = mkdtempSync(join(tmpdir(), 'chat-kit-assembly-'));
    cpSync('.build/sandbox', assembly, { recursive: true });
    connect = await startLocalConnect({ assembly });
  });
  afterEach(() => rmSync(assembly, { recursive: true }));

  function edit(stack: string, from: string, to: string): void {
    const path = join(assembly, `${stack}.template.json`);
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(path, before.replaceAll(from, to));
  }

  test('that is as it was changes nothing', async () => {
    expect(await connect.reload()).toEqual({ changed: [], needsStart: [] });
  });

  test('has its flows from the next chat on; one that runs keeps to the version that it began in', async () => {
    const before = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    before.hears('Welcome!');
    edit('ChatFlows', 'Welcome!', 'Good day!');
    const { changed } = await connect.reload();
    expect(changed).toContain('flow Chat welcome');
    expect(changed).not.toContain('flow Chat queue');
    (await connect.startChat({ flow: 'Chat welcome', name: 'Ann' })).hears('Good day!');
    before.hears('You are in the queue.');
    await connect.agent('Maria').accepts(before);
    before.isWith('Maria');
  });

  test('has its functions’ settings from the next invocation on', async () => {
    await connect.startChat({ flow: 'Chat welcome' });
    edit('ChatFunctions', '\\"customerIdleMinutes\\":5', '\\"customerIdleMinutes\\":7');
    expect((await connect.reload()).changed).toContain('function SetChatTimers');
    const mia = await connect.startChat({ flow: 'Chat welcome' });
    expect(connect.contact(mia).timerConfig).toContainEqual({ role: 'CUSTOMER', type: 'IDLE', minutes: 7 });
  });

  test('has its queues and opening hours at once, and no flow that is gone from it', async () => {
    edit('ChatSandbox', '"Name": "Chats"', '"Name": "Desk"');
    edit('ChatSandbox', '"Hours": 23', '"Hours": 22');
    edit('ChatResume', '"AWS::Connect::ContactFlow"', '"AWS::CloudFormation::WaitConditionHandle"');
    expect((await connect.reload()).changed).toEqual(
      expect.arrayContaining(['queue Desk', 'hours Always open', 'flow Chat resume']),
    );
    expect(connect.instance.queues.map(({ name }) => name)).toContain('Desk');
    expect(connect.flows.map(({ name }) => name)).not.toContain('Chat resume');
    const mia = await connect.startChat({ flow: 'Chat welcome' });
    await connect.agent('Maria').accepts(mia);
  });

  test('with a function more or less takes a new start', async () => {
    edit('ChatFunctions', '"ReadTranscript"', '"ReadItAll"');
    expect((await connect.reload()).needsStart).toContain('the list of functions');
  });

  test('says what takes a new start, and that it cannot be read', async () => {
    edit('ChatFunctions', '"VisibilityTimeout": 360', '"VisibilityTimeout": 361');
    expect((await connect.reload()).needsStart).toEqual(['sqsQueues']);
    writeFileSync(join(assembly, 'ChatFlows.template.json'), '{');
    await expect(connect.reload()).rejects.toThrow();
    await connect.startChat({ flow: 'Chat welcome' });
  });

  test('a function’s code is replaced by its name', async () => {
    const code = mkdtempSync(join(assembly, 'code-'));
    writeFileSync(join(code, 'index.mjs'), "export const handler = async () => ({ status: 'NEW' });");
    expect(await connect.replaceCode('LookUpContact', code)).toBe(true);
    expect(await connect.replaceCode('LookUp', code)).toBe(false);
    expect(await connect.invoke('LookUpContact', {})).toEqual({ status: 'NEW' });
  });

  test('what changed is told, the newest 20; a problem that stays is told once', async () => {
    for (let number = 1; number <= 25; number += 1) connect.changes.add(`flow ${number}`);
    connect.changes.add('infra', 'one');
    connect.changes.add('infra', 'two');
    const { body } = await ask(connect, 'GET', '/local/instance');
    expect(body.changes).toHaveLength(20);
    expect(connect.changes.all.slice(-2)).toEqual([
      { number: 25, what: 'flow 25' },
      { number: 27, what: 'infra', problem: 'two' },
    ]);
  });
});

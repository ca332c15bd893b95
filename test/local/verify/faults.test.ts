import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalConnect, type LocalConnectOptions } from '../../../local/index.ts';
import { type Outcome, RUN_MS } from '../../../local/verify/index.ts';
import { type ToVerify, verify } from './run-verify.ts';
import { synthVerifiedKit } from './verified-kit.ts';

let assembly: string;
const copies: string[] = [];
beforeAll(() => {
  assembly = synthVerifiedKit();
});
afterAll(() => {
  for (const folder of [assembly, ...copies]) rmSync(folder, { recursive: true });
});

interface Planted {
  readonly options?: LocalConnectOptions;
  readonly plant?: (connect: LocalConnect) => void;
  readonly asked: Pick<ToVerify, 'only' | 'queueId'>;
}

/** What verify finds of a fault: the outcome of the check that was asked for. */
async function findingOf({ options = {}, plant, asked }: Planted): Promise<Outcome | undefined> {
  await using connect = await LocalConnect.start({ assembly, ...options });
  plant?.(connect);
  const { outcomes } = await verify({ url: connect.url, assembly, ...asked });
  return outcomes.at(-1);
}

interface Template {
  Outputs?: unknown;
  readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>;
}

/** The assembly without the resources of a type. */
function assemblyWithout(stack: string, type: string): string {
  return changedAssembly(stack, ({ Resources }) => {
    for (const [id, resource] of Object.entries(Resources)) if (resource.Type === type) delete Resources[id];
  });
}

/** The assembly with a sandbox that is open on one day. */
function openOn(day: string): string {
  return changedAssembly('ChatSandbox', ({ Resources }) => {
    for (const { Type, Properties } of Object.values(Resources)) {
      const { Config } = Properties;
      if (Type !== 'AWS::Connect::HoursOfOperation' || !Array.isArray(Config)) continue;
      Properties.Config = Config.filter(({ Day }) => Day === day);
    }
  });
}

function changedAssembly(stack: string, change: (template: Template) => void): string {
  return changedFile(`${stack}.template.json`, change);
}

/** The assembly of a deployment that left a stack out. */
function assemblyWithoutStack(name: string): string {
  return changedFile('manifest.json', ({ artifacts }: { artifacts: Record<string, unknown> }) => {
    delete artifacts[name];
  });
}

function changedFile<Content>(file: string, change: (content: Content) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'faulty-kit-'));
  copies.push(folder);
  cpSync(assembly, folder, { recursive: true });
  const path = join(folder, file);
  const content: Content = JSON.parse(readFileSync(path, 'utf8'));
  change(content);
  writeFileSync(path, JSON.stringify(content));
  return folder;
}

/** A flow as it is in the instance, with a part of its content changed. */
function changeFlow(connect: LocalConnect, name: string, from: RegExp, to: string): void {
  const flow = connect.flows.find((one) => one.name === name);
  const content = JSON.stringify(flow?.content).replace(from, to);
  connect.loadFlow({ name, type: 'CONTACT_FLOW', content, adopt: false });
}

describe('a planted fault is named, with its cause and what to do', () => {
  test('no permission on the topic: AddChatBot could not start the streaming', async () => {
    const finding = await findingOf({
      plant: ({ faults }) =>
        faults.set({ operation: 'StartContactStreaming', error: 'InvalidRequestException', rate: 1 }),
      asked: { only: 'bot' },
    });
    expect(finding).toMatchObject({ id: 'bot', state: 'FAILED', says: 'AddChatBot answered SERVICE_FAILURE' });
    expect(finding?.cause).toContain('a topic whose policy or key does not let it in');
  });

  test('a key denied, so that nothing gets through the topic: the bot greets and hears nobody', async () => {
    const options = { assembly: assemblyWithout('ChatFunctions', 'AWS::SNS::Subscription') };
    const finding = await findingOf({ options, asked: { only: 'streaming' } });
    expect(finding).toMatchObject({ id: 'streaming', state: 'FAILED' });
    expect(finding?.cause).toContain('a key that Amazon Connect or Amazon SNS may not use');
    expect(finding?.fix).toContain('connect.amazonaws.com');
  });

  test('no permission on verify’s own topic, and nothing that gets through it', async () => {
    const refused = await findingOf({
      plant: ({ faults }) =>
        faults.set({ operation: 'StartContactStreaming', error: 'InvalidRequestException', rate: 1 }),
      asked: { only: 'stream' },
    });
    expect(refused).toMatchObject({
      state: 'FAILED',
      says: 'Amazon Connect does not take the topic: InvalidRequestException',
    });
    const silent = await findingOf({
      options: { assembly: assemblyWithout('ChatTests', 'AWS::SNS::Subscription') },
      asked: { only: 'streamed' },
    });
    expect(silent).toMatchObject({ state: 'FAILED', says: 'nothing came', cause: expect.stringContaining('the key') });
    const older = await findingOf({
      options: { assembly: changedAssembly('ChatTests', (template) => void delete template.Outputs) },
      asked: { only: 'stream' },
    });
    expect(older).toMatchObject({ state: 'SKIPPED', says: expect.stringContaining('testCases: true') });
  });

  test('a stack that was not deployed: which', async () => {
    const finding = await findingOf({
      options: { assembly: assemblyWithoutStack('ChatApi') },
      asked: { only: 'stacks' },
    });
    expect(finding).toMatchObject({ state: 'FAILED', says: 'ChatApi is not there' });
  });

  test('a message that was given up, and a function that fails: in which queue, and which', async () => {
    await using connect = await LocalConnect.start({ assembly });
    const given = await verify({ url: connect.url, assembly, only: 'dead-letters' });
    expect(given.outcomes.at(-1)).toMatchObject({ state: 'PASSED', says: '2 dead-letter queues are empty' });
    await fetch(new URL('/queues/TimerDeadLetters', connect.url), {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: JSON.stringify({ MessageBody: '{}' }),
    });
    const full = await verify({ url: connect.url, assembly, only: 'dead-letters' });
    expect(full.outcomes.at(-1)).toMatchObject({ state: 'WARNED', says: 'TimerDeadLetters: 1' });
    connect.faults.set({ operation: 'StartContactStreaming', error: 'InvalidRequestException', rate: 1 });
    const { outcomes } = await verify({ url: connect.url, assembly });
    expect(outcomes.find(({ id }) => id === 'logs')).toMatchObject({
      state: 'WARNED',
      says: expect.stringMatching(/^AddChatBot: \d+$/),
    });
    const after = await verify({ url: connect.url, assembly, only: 'logs' });
    expect(after.outcomes.at(-1)).toMatchObject({ state: 'PASSED', says: 'since this run began' });
  });

  test('a function that is missing: the flow could not invoke it', async () => {
    const finding = await findingOf({
      plant: (connect) => changeFlow(connect, 'Chat verify', /function:[^"\\]*SetChatTimers[^"\\]*/g, 'function:Gone'),
      asked: { only: 'set-timers' },
    });
    expect(finding).toMatchObject({ state: 'FAILED', says: 'the flow could not invoke SetChatTimers' });
  });

  test('hours that are over: it is closed now', async () => {
    const finding = await findingOf({
      // A Thursday.
      options: { assembly: openOn('MONDAY'), startAtMs: Date.UTC(2026, 10, 26, 12) },
      asked: { only: 'hours' },
    });
    expect(finding).toMatchObject({ state: 'WARNED', says: expect.stringMatching(/^it is closed now/) });
  });

  test('throttled: the timers are QUEUED, and which quota it is', async () => {
    const throttle = ({ faults }: LocalConnect) =>
      faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'TooManyRequestsException', rate: 1 });
    const queued = await findingOf({ plant: throttle, asked: { only: 'set-timers' } });
    expect(queued).toMatchObject({ state: 'WARNED', cause: expect.stringContaining('UpdateParticipantRoleConfig') });
    const refused = await findingOf({ plant: throttle, asked: { only: 'custom-participant' } });
    expect(refused).toMatchObject({ state: 'FAILED', cause: expect.stringContaining('a quota is used up') });
  });

  test('a queue of another instance: the instance has none with that id', async () => {
    const finding = await findingOf({
      asked: { only: 'queue', queueId: '77778888-9999-4aaa-8bbb-ccccddddeeee' },
    });
    expect(finding).toMatchObject({ state: 'FAILED', says: 'the instance has no queue with the id of --queue' });
  });

  test('a flow of another version: which, and which of its blocks', async () => {
    const finding = await findingOf({
      plant: (connect) => changeFlow(connect, 'Chat disconnect', /Our colleague has left the chat/, 'They left'),
      asked: { only: 'flows' },
    });
    expect(finding).toMatchObject({
      state: 'WARNED',
      says: expect.stringMatching(/^another version: Chat disconnect: The agent has left$/),
    });
  });

  test('flows that are not there: verify was deployed to another instance', async () => {
    const finding = await findingOf({
      plant: (connect) => void connect.deleteFlow('Chat queue'),
      asked: { only: 'flows' },
    });
    expect(finding).toMatchObject({ state: 'FAILED', says: 'there is no flow "Chat queue" in the instance' });
  });

  test('a text that was changed: the test cases that expect it', async () => {
    const finding = await findingOf({
      plant: (connect) => changeFlow(connect, 'Chat disconnect', /Our colleague has left the chat/, 'They left'),
      asked: { only: 'test-cases' },
    });
    expect(finding).toMatchObject({ id: 'test-cases', state: 'FAILED', says: expect.stringContaining('(FAILED)') });
  });

  test('a queue of the settings that the instance has not', async () => {
    const finding = await findingOf({
      plant: (connect) => changeFlow(connect, 'Chat verify', /queue\/[0-9a-f-]{36}/g, 'queue/gone'),
      asked: { only: 'hours' },
    });
    expect(finding).toMatchObject({
      state: 'FAILED',
      says: expect.stringMatching(/^the flow found no (queue|hours)$/),
      fix: expect.stringContaining('queueArn'),
    });
  });

  test('a chat that somebody ends while its timers run: what did not come', async () => {
    await using connect = await LocalConnect.start({ assembly });
    const { outcomes } = await verify({
      url: connect.url,
      assembly,
      only: 'timers',
      onOutcome: ({ id }) => {
        if (id !== 'custom-participant') return;
        const ids = { InstanceId: connect.instance.instanceId, ContactId: connect.timelines()[0]?.[0]?.contactId };
        void fetch(new URL('/contact/stop', connect.url), { method: 'POST', body: JSON.stringify(ids) });
      },
    });
    expect(outcomes.at(-1)).toMatchObject({
      state: 'FAILED',
      says: 'did not come: idle, returned, idle again, auto-disconnection',
      fix: expect.stringContaining('StopContact'),
    });
  });

  test('a flow of verify that stops on its way: it has left no attribute', async () => {
    const finding = await findingOf({
      plant: (connect) => changeFlow(connect, 'Chat verify', /"StartAction":"[^"]*"/, '"StartAction":"Wait"'),
      asked: { only: 'chat' },
    });
    expect(finding).toMatchObject({ state: 'FAILED', says: 'the flow has left no attribute' });
  });

  test('no transcripts to go on from: the past cannot be read', async () => {
    await using connect = await LocalConnect.start({ assembly, transcriptDelaySeconds: 24 * 60 * 60 });
    const { outcomes, tookMs } = await verify({ url: connect.url, assembly });
    const found = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    expect(found.get('past')).toMatchObject({
      state: 'FAILED',
      says: expect.stringMatching(/^no chat can go on from it: [A-Za-z]+Exception$/),
      fix: expect.stringContaining('switch chat transcripts on'),
    });
    // It was waited for to the end of the run; what is known by then is told all the same.
    expect(tookMs).toBeLessThanOrEqual(RUN_MS);
    expect(found.get('test-cases')?.state).toBe('PASSED');
    expect(found.get('logs')?.state).toBe('PASSED');
  });
});

test('what needs a failed check is left out, and says why', async () => {
  await using connect = await LocalConnect.start({ assembly });
  connect.faults.set({ operation: 'ListContactFlows', error: 'ThrottlingException', rate: 1 });
  const { outcomes } = await verify({ url: connect.url, assembly });
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  expect(byId.get('instance')).toMatchObject({ state: 'FAILED', cause: expect.stringContaining('a quota is used up') });
  expect(byId.get('timers')).toMatchObject({ state: 'SKIPPED', says: 'without custom-participant' });
  expect(byId.get('logs')?.state).toBe('PASSED');
});

test('without the stack of the test cases what chats is left out, and says what to set', async () => {
  const without = changedAssembly('ChatTests', (template) => {
    for (const [id, { Type }] of Object.entries(template.Resources)) {
      if (/Connect::(?:TestCase|ContactFlow)$/.test(Type)) delete template.Resources[id];
    }
  });
  await using connect = await LocalConnect.start({ assembly: without });
  const { outcomes } = await verify({ url: connect.url, assembly: without });
  const left = outcomes.filter(({ state }) => state === 'SKIPPED');
  expect(outcomes.filter(({ state }) => state === 'FAILED')).toEqual([]);
  for (const id of ['custom-participant', 'test-cases-begin', 'transcript', 'chat']) {
    expect(left).toContainEqual(
      expect.objectContaining({ id, says: expect.stringContaining('set testCases: true in infra/settings.ts') }),
    );
  }
  expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining(['timers', 'streamed', 'past', 'test-cases']));
});

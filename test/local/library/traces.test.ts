import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildConsole } from '../../../local/console/build.ts';
import { ExpectationFailed, LocalConnect } from '../../../local/index.ts';
import { greetingFlow } from '../../fixtures/waiting-flow.ts';

const flows = [{ name: 'Mine', type: 'CONTACT_FLOW', content: greetingFlow('Hello', 1800) }] as const;

describe('the traces of a test', () => {
  let traceDir = '';
  beforeAll(() => buildConsole('.build/console'));
  beforeEach(() => {
    traceDir = mkdtempSync(join(tmpdir(), 'traces-'));
  });
  afterEach(() => rmSync(traceDir, { recursive: true }));

  function failureOf(statement: () => void): ExpectationFailed {
    try {
      statement();
    } catch (error) {
      if (error instanceof ExpectationFailed) return error;
    }
    throw new Error('The statement holds.');
  }

  test('are written into the folder alone, whatever a contact is called', async () => {
    {
      await using connect = await LocalConnect.start({ trace: 'always', traceDir });
      const event = { Details: { ContactData: { Channel: 'CHAT', ContactId: '/../../x', Attributes: {} } } };
      await fetch(`${connect.url}/local/event-chats`, { method: 'POST', body: JSON.stringify({ events: [event] }) });
    }
    expect(readdirSync(traceDir)).toEqual(['Customer--x.trace.html']);
  });

  test.each([
    ['a person', (_: LocalConnect, mia: Awaited<ReturnType<LocalConnect['startChat']>>) => mia.hears('Goodbye')],
    ['a timeline', (connect, mia) => connect.expectTimeline(mia, [{ type: 'QUEUED' }])],
    ['a conversation', (connect, mia) => connect.expectConversation(mia, [])],
  ])('a statement about %s that does not hold writes one, and names it', async (_, statement) => {
    await using connect = await LocalConnect.start({ flows, trace: 'on-failure', traceDir });
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia Mills' });
    const failure = failureOf(() => statement(connect, mia));
    const path = join(traceDir, `Mia-Mills-${mia.contactId.slice(0, 8)}.trace.html`);
    expect(failure.message.endsWith(`\n\nTrace: ${path}`)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('connect-chat-kit-trace');
  });

  test('a test case that does not pass writes one, and names it', async () => {
    await using connect = await LocalConnect.start({ flows, trace: 'on-failure', traceDir });
    const Properties = { Text: 'Goodbye', MatchingCriteria: { Type: 'Inclusion' } };
    const Event = { Identifier: 'goodbye', Type: 'MessageReceived', Properties };
    const Actions = [{ Identifier: 'end', Type: 'TestControl', Parameters: { Command: { Type: 'EndTest' } } }];
    const testCase = { Version: '2019-10-30', Observations: [{ Identifier: 'Goodbye', Event, Actions }] };
    await expect(connect.testCase(testCase, { flow: 'Mine' })).rejects.toThrow(/\n\nTrace: .*\.trace\.html$/);
    expect(readdirSync(traceDir)).toHaveLength(1);
  });

  test('are none without the option, and none where all statements hold', async () => {
    for (const trace of [{}, { trace: 'on-failure' } as const]) {
      await using connect = await LocalConnect.start({ flows, traceDir, ...trace });
      const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
      mia.hears('Hello');
      if (!('trace' in trace)) failureOf(() => mia.hears('Goodbye'));
    }
    expect(readdirSync(traceDir)).toEqual([]);
  });

  test('are one of each chat at the end, where they are always wanted', async () => {
    const connect = await LocalConnect.start({ flows, trace: 'always', traceDir });
    await connect.startChat({ flow: 'Mine', name: 'Mia' });
    await connect.startChat({ flow: 'Mine', name: '../Bo' });
    await connect.close();
    expect(readdirSync(traceDir).map((name) => name.replace(/-[0-9a-f]{8}\./, '.'))).toEqual([
      ...['Bo.trace.html', 'Mia.trace.html'],
    ]);
  });

  test('are written when somebody asks', async () => {
    await using connect = await LocalConnect.start({ flows });
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
    expect(readFileSync(connect.saveTrace(mia, traceDir), 'utf8')).toContain(mia.contactId);
  });

  test('an option that there is not is refused', async () => {
    // @ts-expect-error: what a test in JavaScript may write
    await expect(LocalConnect.start({ trace: 'on-fail' })).rejects.toThrow(/'on-failure' or 'always', not "on-fail"/);
  });
});

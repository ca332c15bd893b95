import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cutText, jsonBytes } from '../../../functions/read-transcript/cut-text.ts';
import { readTranscript } from '../../../functions/read-transcript/read-transcript.ts';
import { BotSessions } from '../../../functions/shared/bots/bot-sessions.ts';
import { AwsServer, credentials } from '../support/aws-server.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { quiet } from '../support/function-output.ts';
import { flowEvent, lambdaContext } from '../support/lambda.ts';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.stop());

async function chatThatSaid(...texts: readonly string[]) {
  const mia = await bench.startChat();
  await bench.functions(echoBot).add(mia.contactId);
  await bench.drain(echoBot);
  for (const text of texts) await mia.says(text);
  return mia;
}

const read = (contactId: string, parameters = {}) => bench.functions(echoBot).read(contactId, parameters);

describe('ReadTranscript', () => {
  test('tells who said what, oldest first', async () => {
    const mia = await chatThatSaid('one', 'two');
    expect(await read(mia.contactId)).toEqual({
      status: 'READ',
      messageCount: '3',
      isComplete: 'true',
      transcript: 'Robo: hello\nMia: one\nMia: two',
      lastCustomerMessage: 'two',
      lastBotMessage: 'hello',
    });
  });

  test('takes the newest of some roles, in either order', async () => {
    const mia = await chatThatSaid('one', 'two', 'three');
    const parameters = { maxMessages: '2', roles: 'customer', order: 'descending' };
    expect(await read(mia.contactId, parameters)).toMatchObject({
      messageCount: '2',
      transcript: 'Mia: three\nMia: two',
    });
  });

  test('pages to the end of a long chat', async () => {
    const mia = await chatThatSaid(...Array.from({ length: 120 }, (_, index) => String(index)));
    expect(await read(mia.contactId)).toMatchObject({ messageCount: '121', isComplete: 'true' });
  });

  test('keeps to what a flow takes, and keeps the newest', async () => {
    const mia = await chatThatSaid(...Array.from({ length: 40 }, (_, index) => `${index} ${'👩‍👩‍👧'.repeat(100)}`));
    const result = await read(mia.contactId);
    expect(Buffer.byteLength(JSON.stringify(result))).toBeLessThanOrEqual(32 * 1024);
    expect(result.isComplete).toBe('false');
    expect(result.transcript).toContain('Mia: 39 ');
    expect(result.transcript?.isWellFormed()).toBe(true);
  });

  test('a table that refuses is an error by its name, and not a chat without a bot', async () => {
    const tables = await AwsServer.start();
    tables.answer = () => ({ error: 'AccessDeniedException' });
    const { participant } = bench.servicesOf();
    const table = new DynamoDBClient({ region: 'eu-central-1', credentials, endpoint: tables.url, maxAttempts: 1 });
    const handler = readTranscript(
      { blockTimeLimitSeconds: 8 },
      { participant, sessions: new BotSessions(table, 'T') },
    );
    try {
      expect(await quiet(handler)(flowEvent({ onError: 'return' }), lambdaContext('ReadTranscript'))).toMatchObject({
        errorCode: 'ACCESS_DENIED',
      });
    } finally {
      await tables.stop();
    }
  });

  test('without a bot, or after it, there is nothing to read it with', async () => {
    const mia = await bench.startChat();
    expect(await read(mia.contactId)).toEqual({ status: 'NO_BOT' });
    const lea = await chatThatSaid('one');
    await bench.functions(echoBot).remove(lea.contactId);
    expect(await read(lea.contactId)).toEqual({ status: 'NO_BOT' });
  });

  test('a bot that was put out has nothing to read it with', async () => {
    const mia = await chatThatSaid('one');
    bench.connect.faults.set({ operation: 'GetTranscript', error: 'AccessDeniedException', count: 1 });
    expect(await read(mia.contactId)).toEqual({ status: 'NO_BOT' });
  });

  test('what Amazon Connect refuses at once is an error, and not a transcript in part', async () => {
    const mia = await chatThatSaid('one');
    bench.connect.faults.set({ operation: 'GetTranscript', error: 'ValidationException', count: 1 });
    await expect(read(mia.contactId)).rejects.toMatchObject({ name: 'ServiceFailure' });
  });

  test('names every problem at once', async () => {
    await expect(read('c', { maxMessages: '0', roles: 'CUSTOMERS', order: 'UP' })).rejects.toMatchObject({
      message: expect.stringMatching(/3 problems: .*maxMessages.*Did you mean CUSTOMER\?.*order/),
    });
  });
});

describe('a cut', () => {
  test.each([10, 11, 12, 13, 20, 33, 40])('at %i bytes breaks no character, from either side', (most) => {
    const text = 'ab"\n👩‍👩‍👧é👍🏽cd'.repeat(5);
    for (const keep of ['beginning', 'end'] as const) {
      const cut = cutText(text, most, keep);
      expect(jsonBytes(cut)).toBeLessThanOrEqual(most);
      const rest = cut.replace('…', '');
      expect(keep === 'beginning' ? text.startsWith(rest) : text.endsWith(rest)).toBe(true);
      const whole = new Set([...new Intl.Segmenter().segment(text)].map(({ segment }) => segment));
      expect([...new Intl.Segmenter().segment(rest)].every(({ segment }) => whole.has(segment))).toBe(true);
    }
  });

  test('leaves alone what is short enough', () => {
    expect(cutText('short', 5)).toBe('short');
  });
});

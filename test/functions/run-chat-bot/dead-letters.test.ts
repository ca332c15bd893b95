import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Bot } from '../../../functions/run-chat-bot/bots/bot.ts';
import { Sqs } from '../../../local/services/index.ts';
import { deployedQueue, eventSource, FAILED, manualClocks, PLACE } from '../../local/services/parts.ts';
import type { BenchCustomer } from '../support/bench-customer.ts';
import { customerMessage } from '../support/bot-notifications.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { momentAt } from '../support/moment.ts';
import { Process } from '../support/process.ts';
import { secretsIn } from '../support/secrets.ts';

const CANARY = 'canary-text-4713';
const LEASE_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.stop());
afterEach(() => {
  bench.connect.faults.clear();
  bench.queueInto(() => undefined);
  bench.takeQueued();
});

/** The bots' queue as it is deployed, on a clock that the test turns, which feeds RunChatBot. */
function botQueue({ contactId }: BenchCustomer, run: (event: SQSEvent) => Promise<SQSBatchResponse>) {
  const clocks = manualClocks();
  const sqs = new Sqs({
    ...clocks,
    invoke: async (_functionArn, event) => {
      const batch: SQSEvent = Object(event);
      // A process that died has had its lease until now, by the clock of this queue.
      await bench.age(contactId, LEASE_MS);
      const payload = await run(batch).catch(() => undefined);
      return payload === undefined ? FAILED : { ok: true, payload };
    },
    queues: [
      deployedQueue('Bots', {
        visibilityTimeoutSeconds: 360,
        retentionSeconds: DAY_MS / 1000,
        redrive: { deadLetterArn: `arn:aws:sqs:${PLACE}:DeadLetters`, maxReceiveCount: 5 },
      }),
      deployedQueue('DeadLetters', { retentionSeconds: (14 * DAY_MS) / 1000 }),
    ],
    eventSources: [eventSource('Bots', { batchSize: 5, reportBatchItemFailures: true })],
  });
  const queue = sqs.queue('Bots');
  bench.queueInto((body, delaySeconds) => queue?.send({ body, delaySeconds }));
  return {
    send: (...bodies: readonly string[]) => bodies.map((body) => queue?.send({ body })),
    passADay: async () => {
      await clocks.driver.rest();
      await clocks.driver.advance(DAY_MS);
    },
    get deadLetters(): readonly string[] {
      return sqs.deadLetters.map(({ body }) => body);
    },
  };
}

/** A chat with a bot that has said hello, and the notifications of what its customer then wrote. */
async function chatWithBot(...texts: readonly string[]): Promise<BenchCustomer> {
  const mia = await bench.startChat();
  await bench.functions(echoBot).add(mia.contactId);
  await bench.drain(echoBot);
  for (const text of texts) await mia.says(text);
  return mia;
}

const expectNoSecret = (bodies: readonly string[]) => expect(secretsIn(bodies.join('\n'), [CANARY])).toEqual([]);

describe('what is given up holds no text', () => {
  test('of a message that can never be answered', async () => {
    const mia = await chatWithBot(CANARY);
    bench.connect.faults.set({ operation: 'GetTranscript', error: 'ValidationException' });
    const queue = botQueue(mia, (event) => bench.functions(echoBot).deliver(event));
    queue.send(...mia.published);
    await queue.passADay();
    expect(queue.deadLetters).toEqual([expect.stringContaining(mia.contactId)]);
    expectNoSecret(queue.deadLetters);
  });

  test('of a message over whose answer the process dies each time', async () => {
    const mia = await chatWithBot(CANARY);
    // It lives to put one message back; leasing the chat, reading its transcript and answering take more calls than
    // that.
    const queue = botQueue(mia, (event) => bench.functions(echoBot, new Process(2)).deliver(event));
    queue.send(...mia.published);
    await queue.passADay();
    expect(queue.deadLetters).toEqual([expect.stringContaining(mia.contactId)]);
    expectNoSecret(queue.deadLetters);
  });

  test('of messages that came with one over which the process dies', async () => {
    const mia = await chatWithBot(CANARY, `${CANARY} again`);
    bench.connect.faults.set({ operation: 'GetTranscript', error: 'ValidationException' });
    // It lives to put three messages back, and dies when it has failed to read the transcript and gives the lease back.
    const queue = botQueue(mia, (event) => bench.functions(echoBot, new Process(4)).deliver(event));
    const wake = JSON.stringify({ wake: { contactId: mia.contactId, attempt: 0 } });
    queue.send(wake, ...mia.published);
    await queue.passADay();
    expect(queue.deadLetters.length).toBeGreaterThan(0);
    expectNoSecret(queue.deadLetters);
  });

  test.each([
    ['no JSON', CANARY],
    ['a notification of no item', JSON.stringify({ Type: 'Notification', Message: CANARY })],
    ['an item without a contact', customerMessage('', 'item-1', '2026-11-21T12:00:00.000Z', CANARY)],
  ])('of what nobody can read: %s', async (_what, poison) => {
    const mia = await chatWithBot('one');
    const queue = botQueue(mia, (event) => bench.functions(echoBot).deliver(event));
    queue.send(poison, ...mia.published);
    await queue.passADay();
    expect(bench.said(mia).at(-1)).toBe('CUSTOM_BOT: echo one');
    expect(queue.deadLetters.map((body) => JSON.parse(body))).toEqual([
      { unreadable: { messageId: expect.any(String), sentAt: expect.stringMatching(/^\d+$/) }, links: 1 },
    ]);
  });
});

test('a process that dies once costs no answer, and leaves nothing behind', async () => {
  const mia = await chatWithBot('one', 'two');
  let life: Process | undefined = new Process(3, 'after');
  const queue = botQueue(mia, (event) => {
    const now = life;
    life = undefined;
    return bench.functions(echoBot, now).deliver(event);
  });
  queue.send(...mia.published);
  await queue.passADay();
  expect(bench.said(mia).filter((line) => line.startsWith('CUSTOM_BOT'))).toEqual([
    'CUSTOM_BOT: hello',
    'CUSTOM_BOT: echo one',
    'CUSTOM_BOT: echo two',
  ]);
  expect(queue.deadLetters).toEqual([]);
});

test('a chat over whose answers the process dies time after time is given to a person', async () => {
  const mia = await chatWithBot(CANARY, 'two', 'three');
  let invocations = 0;
  const queue = botQueue(mia, (event) => {
    invocations += 1;
    const killed = Promise.withResolvers<SQSBatchResponse>();
    const deadly: Bot = {
      ...echoBot,
      onMessage: () => {
        killed.reject(new Error('Killed'));
        return new Promise(() => {});
      },
    };
    return Promise.race([bench.functions(deadly).deliver(event), killed.promise]);
  });
  queue.send(...mia.published);
  await queue.passADay();
  expect(bench.connect.contact(mia).attributes).toMatchObject({
    botOutcome: 'HANDED_OFF',
    handOffReason: 'BOT_FAILED',
  });
  expect(bench.botState(mia)).toEqual(['DISCONNECTED']);
  expect(queue.deadLetters).toEqual([]);
  expect(invocations).toBeLessThan(12);
});

describe('a chat that another invocation is at work on', () => {
  const wakeOf = (attempt: number, contactId: string) => JSON.stringify({ wake: { contactId, attempt } });

  async function leased(): Promise<BenchCustomer> {
    const mia = await chatWithBot('one');
    const nowMs = Date.now();
    const { leases } = bench.functions(echoBot);
    expect(
      await leases.ask(mia.contactId, { holder: 'another', untilMs: nowMs + LEASE_MS }, momentAt(nowMs)),
    ).toMatchObject({ lapses: 0 });
    return mia;
  }

  test('is not asked for again each second: one wake stands at the lease’s end, whoever comes', async () => {
    const mia = await leased();
    const delays: number[] = [];
    bench.queueInto((_body, delaySeconds) => delays.push(delaySeconds));
    for (const attempt of [3, 7, 0]) {
      expect(await bench.functions(echoBot).run(wakeOf(attempt, mia.contactId))).toEqual({ batchItemFailures: [] });
    }
    expect(bench.takeQueued().map((body) => JSON.parse(body))).toEqual([
      { wake: { contactId: mia.contactId, attempt: 0, atLeasesEnd: true }, links: 1 },
    ]);
    expect(delays).toEqual([expect.any(Number)]);
    expect(delays[0]).toBeGreaterThan(50);
    expect(delays[0]).toBeLessThanOrEqual(62);
  });

  test('is seen to by the wake at the lease’s end when its holder died', async () => {
    const mia = await leased();
    await bench.functions(echoBot).run(...mia.published);
    await bench.age(mia.contactId, LEASE_MS);
    await bench.drain(echoBot);
    expect(bench.said(mia).at(-1)).toBe('CUSTOM_BOT: echo one');
  });

  test('ends no chain of more than 15 invocations: the last leaves its message to the queue', async () => {
    const mia = await chatWithBot();
    bench.connect.faults.set({ operation: 'GetTranscript', error: 'ValidationException' });
    const { run } = bench.functions(echoBot);
    const at = (links: number) => JSON.stringify({ wake: { contactId: mia.contactId, attempt: 0 }, links });
    expect(await run(at(13))).toEqual({ batchItemFailures: [] });
    expect(bench.takeQueued().map((body) => JSON.parse(body))).toEqual([
      { wake: { contactId: mia.contactId, attempt: 1 }, links: 14 },
    ]);
    expect(await run(at(14))).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(bench.takeQueued()).toEqual([]);
  });
});

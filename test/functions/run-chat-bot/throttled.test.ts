import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asABlockDoes } from '../support/as-a-block-does.ts';
import type { BenchCustomer } from '../support/bench-customer.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.stop());

const CHATS = 5;

async function chatWithBot(): Promise<BenchCustomer> {
  const mia = await bench.startChat();
  const { status } = await asABlockDoes(() => bench.functions(echoBot).add(mia.contactId));
  expect(status).toMatch(/^(ADDED|ALREADY_PRESENT)$/);
  return mia;
}

const atOnce = <Result>(act: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: CHATS }, (_, index) => act(index)));

describe('with 30 % of all calls throttled, of Amazon Connect, DynamoDB and SQS alike', () => {
  test('each message is answered once and in order, and the bot hands over with nothing left behind', async () => {
    bench.throttle(0.3);
    const chats = await atOnce(async () => {
      const mia = await chatWithBot();
      for (const word of ['one', 'two', 'bye']) await mia.says(word);
      return mia;
    });
    const notifications = chats.flatMap(({ published }) => [...published, ...published.toReversed()]);
    await bench.drain(echoBot, notifications);
    for (const share of bench.throttledShares) expect(share).toBeGreaterThan(0.15);
    bench.throttle(0);
    for (const mia of chats) {
      const { botOutcome, handOffReason } = bench.connect.contact(mia).attributes;
      expect({
        answers: bench.said(mia).filter((line) => line.startsWith('CUSTOM_BOT: ')),
        botOutcome,
        handOffReason,
        bots: bench.botState(mia),
        streams: await bench.streamingOf(mia),
      }).toEqual({
        answers: ['hello', 'echo one', 'echo two', 'goodbye'].map((line) => `CUSTOM_BOT: ${line}`),
        botOutcome: 'HANDED_OFF',
        handOffReason: 'DONE',
        bots: ['DISCONNECTED'],
        streams: 0,
      });
    }
  });

  test('a bot that a block removes is out in the end, and its streaming with it', async () => {
    bench.throttle(0.3);
    const chats = await atOnce(async () => {
      const mia = await chatWithBot();
      await asABlockDoes(() => bench.functions(echoBot).remove(mia.contactId));
      return mia;
    });
    await bench.drain(echoBot);
    bench.throttle(0);
    for (const mia of chats) {
      expect({ bots: bench.botState(mia), streams: await bench.streamingOf(mia) }).toEqual({
        bots: ['DISCONNECTED'],
        streams: 0,
      });
    }
  });
});

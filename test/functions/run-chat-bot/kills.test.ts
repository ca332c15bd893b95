import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BenchCustomer } from '../support/bench-customer.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { Process } from '../support/process.ts';

let bench: BotBench;
beforeEach(async () => {
  bench = await BotBench.start();
});
afterEach(() => bench.stop());

/** Longer than a lease, and than the 15 s in which a participant must be connected. */
const LATER_MS = 120_000;

/**
 * Longer than a participant has to connect, and all of a test’s together shorter than five minutes. Of clocks that are
 * so far apart, the SDK tries again what is refused.
 */
const TO_LAPSE_SECONDS = 16;

const WHENS = ['before', 'after'] as const;

/** More calls than any of the functions makes in these tests. */
const MOST_CALLS = 40;

/** Runs something in a process that is killed at its first call, its second, and so on, until it gets through. */
async function killedEverywhere(
  run: (life: Process) => Promise<unknown>,
  then: (where: string) => Promise<void>,
  prepare: () => Promise<void>,
): Promise<number> {
  for (let call = 1; call <= MOST_CALLS; call += 1) {
    for (const when of WHENS) {
      await prepare();
      bench.takeQueued();
      const life = new Process(call, when);
      await run(life).catch(() => undefined);
      await then(`killed ${when} call ${call}`);
      if (!life.wasKilled) return call - 1;
    }
  }
  throw new Error(`More than ${MOST_CALLS} calls.`);
}

describe('killed before and after each of its calls', () => {
  test('AddChatBot run again adds one bot', async () => {
    let mia: BenchCustomer;
    const calls = await killedEverywhere(
      (life) => bench.functions(echoBot, life).add(mia.contactId),
      async (where) => {
        const { status } = await bench.functions(echoBot).add(mia.contactId);
        await bench.drain(echoBot);
        expect({
          where,
          status,
          bots: bench.botState(mia),
          said: bench.said(mia),
          streams: await bench.streamingOf(mia),
        }).toEqual({
          where,
          status: expect.stringMatching(/^(ADDED|ALREADY_PRESENT)$/),
          bots: ['CONNECTED'],
          said: ['CUSTOM_BOT: hello'],
          streams: 1,
        });
      },
      async () => {
        mia = await bench.startChat();
      },
    );
    expect(calls).toBeGreaterThan(7);
  });

  test('AddChatBot that is not run again leaves a bot that works, or nothing', async () => {
    let mia: BenchCustomer;
    await killedEverywhere(
      (life) => bench.functions(echoBot, life).add(mia.contactId),
      async (where) => {
        await bench.connect.clock.advance({ seconds: TO_LAPSE_SECONDS });
        await bench.age(mia.contactId, LATER_MS);
        await bench.drain(echoBot);
        const bots = bench.botState(mia).filter((state) => state !== 'DISCONNECTED');
        const isThere = bots.length === 1;
        expect({ where, bots, said: bench.said(mia), streams: await bench.streamingOf(mia) }).toEqual({
          where,
          bots: isThere ? ['CONNECTED'] : [],
          said: isThere ? ['CUSTOM_BOT: hello'] : [],
          streams: isThere ? 1 : 0,
        });
      },
      async () => {
        mia = await bench.startChat();
      },
    );
  });

  test('RunChatBot, its message delivered again, answers once and hands over', async () => {
    let mia: BenchCustomer;
    const calls = await killedEverywhere(
      (life) => bench.functions(echoBot, life).run(...mia.published),
      async (where) => {
        await bench.age(mia.contactId, LATER_MS);
        await bench.functions(echoBot).run(...mia.published);
        await bench.drain(echoBot);
        const { attributes } = bench.connect.contact(mia);
        expect({
          where,
          bots: bench.botState(mia),
          said: bench.said(mia),
          reason: attributes.handOffReason,
          streams: await bench.streamingOf(mia),
        }).toEqual({
          where,
          bots: ['DISCONNECTED'],
          said: ['CUSTOM_BOT: hello', 'CUSTOMER: one', 'CUSTOMER: bye', 'CUSTOM_BOT: echo one', 'CUSTOM_BOT: goodbye'],
          reason: 'DONE',
          streams: 0,
        });
      },
      async () => {
        mia = await bench.startChat();
        await bench.functions(echoBot).add(mia.contactId);
        await bench.drain(echoBot);
        await mia.says('one');
        await mia.says('bye');
      },
    );
    expect(calls).toBeGreaterThan(10);
  });

  test('RemoveChatBot run again takes the bot out', async () => {
    let mia: BenchCustomer;
    await killedEverywhere(
      (life) => bench.functions(echoBot, life).remove(mia.contactId),
      async (where) => {
        const { status } = await bench.functions(echoBot).remove(mia.contactId);
        expect({ where, status, bots: bench.botState(mia), streams: await bench.streamingOf(mia) }).toEqual({
          where,
          status: expect.stringMatching(/^(REMOVED|NOT_PRESENT)$/),
          bots: ['DISCONNECTED'],
          streams: 0,
        });
      },
      async () => {
        mia = await bench.startChat();
        await bench.functions(echoBot).add(mia.contactId);
      },
    );
  });
});

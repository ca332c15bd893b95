import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { numbers } from '../support/numbers.ts';

/** 1,000 conversations are asked for once in a while; a few of them keep the suite quick. */
const CONVERSATIONS = Number(process.env.BOT_CONVERSATIONS ?? 20);
const MESSAGES = 20;

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.stop());

function shuffled<Value>(values: readonly Value[], next: () => number): readonly Value[] {
  return values
    .map((value) => ({ value, at: next() }))
    .sort((left, right) => left.at - right.at)
    .map(({ value }) => value);
}

/** A tenth of the messages is delivered 2 to 5 times, and half of those at once; all in any order. */
function deliveriesOf(published: readonly string[], next: () => number): readonly (readonly string[])[] {
  const deliveries = published.flatMap((body) => {
    if (next() >= 0.1) return [[body]];
    const copies = Array.from({ length: 2 + Math.floor(next() * 4) }, () => body);
    return next() < 0.5 ? [copies] : copies.map((copy) => [copy]);
  });
  return shuffled(deliveries, next);
}

async function converse(
  seed: number,
  messages: number,
): Promise<{ said: readonly string[]; expected: readonly string[] }> {
  const next = numbers(seed);
  const functions = bench.functions(echoBot);
  const mia = await bench.startChat();
  await functions.add(mia.contactId);
  let waiting: readonly (readonly string[])[] = [];
  for (let message = 1; message <= messages; message += 1) {
    waiting = shuffled([...waiting, ...deliveriesOf([await mia.says(String(message))], next)], next);
    // What is delivered now overtakes what stays behind.
    const due = message === messages ? waiting.length : Math.floor(next() * waiting.length);
    for (const atOnce of waiting.slice(0, due)) {
      await Promise.all(atOnce.map((body) => functions.run(body)));
    }
    waiting = waiting.slice(due);
  }
  await bench.drain(echoBot);
  const said = bench.said(mia).filter((line) => line.startsWith('CUSTOM_BOT'));
  const expected = ['hello', ...Array.from({ length: messages }, (_, index) => `echo ${index + 1}`)];
  return { said, expected: expected.map((line) => `CUSTOM_BOT: ${line}`) };
}

test(
  `${CONVERSATIONS} conversations of ${MESSAGES} messages, repeated and shuffled: one answer for each, in the customer's order`,
  async () => {
    for (let seed = 1; seed <= CONVERSATIONS; seed += 1) {
      const { said, expected } = await converse(seed, MESSAGES);
      expect({ seed, said }).toEqual({ seed, said: expected });
    }
  },
  600_000 + CONVERSATIONS * 2000,
);

import assert from 'node:assert/strict';
import { BotBench } from '../functions/support/bots.ts';
import { answersIn, answersTo, canary, canaryBot, chatWithBot } from './chats.ts';
import type { Property, Run } from './property.ts';

const WRITTEN = [1, 2, 3, 4, 5].map(canary);

/**
 * SNS repeats and reorders what it delivers (administrator guide, sns-payload). Five messages come in every order, each
 * up to three times, some of them at once, and each is answered once in the order in which it was written.
 */
export const orders: Property = {
  name: 'all orders of five messages and their duplicates',
  run: async (run) => {
    const bench = await BotBench.start({ see: run.leaks.see });
    for (const order of run.some(ordersOf([0, 1, 2, 3, 4]), 6)) {
      await run.tally.attempt(`Order ${order}`, () => converse(bench, order, run));
    }
    await bench.stop();
  },
};

async function converse(bench: BotBench, order: readonly number[], run: Run): Promise<void> {
  const mia = await chatWithBot(bench);
  for (const message of WRITTEN) await mia.says(message);
  const { run: deliver } = bench.functions(canaryBot);
  for (const index of order) {
    const body = mia.published[index] ?? '';
    const copies = Array.from({ length: 1 + run.below(3) }, () => body);
    if (run.next() < 0.5) await deliver(...copies);
    else await Promise.all(copies.map((copy) => deliver(copy)));
  }
  await bench.drain(canaryBot);
  assert.deepEqual(answersIn(bench, mia), answersTo(WRITTEN));
}

function ordersOf(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length === 0) return [[]];
  return values.flatMap((first) => ordersOf(values.filter((value) => value !== first)).map((rest) => [first, ...rest]));
}

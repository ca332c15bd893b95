import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Bot } from '../../functions/run-chat-bot/bots/bot.ts';
import { CallFailed } from '../../functions/shared/aws/call-aws.ts';
import { requestTimers } from '../../functions/shared/timers/timer-requests.ts';
import type { BenchCustomer } from '../functions/support/bench-customer.ts';
import { BotBench } from '../functions/support/bots.ts';
import { lambdaContext, queueEvent } from '../functions/support/lambda.ts';
import { answersIn, answersTo, canary, canaryBot, chatWithBot } from './chats.ts';
import type { Property } from './property.ts';
import { TimersWorld } from './timers-world.ts';

const RECORDS = 10;
const SUBSETS = Array.from({ length: 2 ** RECORDS }, (_, subset) => subset);

const isIn = (subset: number, index: number) => (subset & (1 << index)) !== 0;

const idsOf = (subset: number) =>
  Array.from({ length: RECORDS }, (_, index) => index).flatMap((index) =>
    isIn(subset, index) ? [`message-${index + 1}`] : [],
  );

export const timerBatches: Property = {
  name: 'timers: every subset of a batch of ten failing',
  run: async (run) => {
    const world = await TimersWorld.start();
    for (const subset of run.some(SUBSETS))
      await run.tally.attempt(`Subset ${subset}`, () => failSubset(world, subset));
    await world.stop();
  },
};

/** Those that fail come again, and no others; once Amazon Connect takes them, every chat has its timer. */
async function failSubset(world: TimersWorld, subset: number): Promise<void> {
  const chats = Array.from({ length: RECORDS }, () => randomUUID());
  const bodies = chats.map((contactId, index) =>
    JSON.stringify({
      instanceId: 'instance',
      contactId,
      initialContactId: contactId,
      timers: requestTimers({ customerIdleMinutes: 10 + index }, Date.now(), randomUUID()),
    }),
  );
  for (const [index, contactId] of chats.entries()) if (isIn(subset, index)) world.refused.add(contactId);
  const retry = (...again: readonly string[]) =>
    world.longLived.retry(queueEvent(...again), lambdaContext('RetryChatTimers'));
  const { batchItemFailures } = await retry(...bodies);
  assert.deepEqual(
    batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
    idsOf(subset),
  );
  assert.deepEqual(
    chats.map((contactId) => world.held.has(contactId)),
    chats.map((_, index) => !isIn(subset, index)),
  );
  world.refused.clear();
  assert.deepEqual(await retry(...bodies.filter((_, index) => isIn(subset, index))), { batchItemFailures: [] });
  assert.deepEqual(
    chats.map((contactId) => world.held.get(contactId)),
    chats.map((_, index) => 10 + index),
  );
}

export const botBatches: Property = {
  name: 'bots: every subset of a batch of ten failing',
  run: async (run) => {
    const bench = await BotBench.start({ see: run.leaks.see });
    const chats: BenchCustomer[] = [];
    for (let index = 0; index < RECORDS; index += 1) chats.push(await chatWithBot(bench));
    await bench.drain(canaryBot);
    const written = chats.map((): string[] => []);
    for (const [round, subset] of run.some(SUBSETS).entries()) {
      for (const [index, texts] of written.entries()) texts.push(canary(`${index}-${round}`));
      await run.tally.attempt(`Subset ${subset}`, () => failChats(bench, chats, subset, written));
    }
    await bench.stop();
  },
};

/** What fails is put back without its text, or comes again where the queue takes nothing; each is answered once. */
async function failChats(
  bench: BotBench,
  chats: readonly BenchCustomer[],
  subset: number,
  written: readonly (readonly string[])[],
): Promise<void> {
  const newest = written.map((texts) => texts.at(-1) ?? '');
  const bodies = await Promise.all(chats.map((mia, index) => mia.says(newest[index] ?? '')));
  const isQueueThere = subset % 2 === 0;
  bench.refuseQueue(!isQueueThere);
  const bot = failingAt(newest.filter((_, index) => isIn(subset, index)));
  const { batchItemFailures } = await bench.functions(bot).run(...bodies);
  bench.refuseQueue(false);
  const again = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  assert.deepEqual(again, isQueueThere ? [] : idsOf(subset));
  const answered = chats.map((mia) => answersIn(bench, mia).length);
  assert.deepEqual(
    answered,
    written.map((texts, index) => texts.length + (isIn(subset, index) ? 0 : 1)),
  );
  await bench.drain(canaryBot, isQueueThere ? [] : bodies.filter((_, index) => isIn(subset, index)));
  for (const [index, mia] of chats.entries()) assert.deepEqual(answersIn(bench, mia), answersTo(written[index] ?? []));
}

/** A bot that is throttled by what it asks when it is told one of these. */
const failingAt = (texts: readonly string[]): Bot => ({
  ...canaryBot,
  onMessage: (message, chat) => {
    if (!texts.includes(message.text)) return canaryBot.onMessage(message, chat);
    throw new CallFailed({ operation: 'Converse', awsError: 'ThrottlingException', httpStatus: 429 });
  },
});

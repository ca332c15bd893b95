import assert from 'node:assert/strict';
import { asABlockDoes } from '../functions/support/as-a-block-does.ts';
import type { BenchCustomer } from '../functions/support/bench-customer.ts';
import { BotBench } from '../functions/support/bots.ts';
import { answersIn, answersTo, canary, canaryBot, GOODBYE } from './chats.ts';
import type { Property, Run } from './property.ts';
import { THROTTLED_SHARES } from './throttled-shares.ts';

/** Chats under each share. */
const CHATS = 60;

const AT_ONCE = 5;

/** What RunChatBot has left of its time. It has more in Lambda; what it cannot do, it does when it is woken again. */
const REMAINING_MS = 4000;

const WRITTEN = [canary('one'), canary('two'), GOODBYE];

/**
 * Of all calls a share is throttled: of Amazon Connect, DynamoDB and SQS. Each message is answered once and in order,
 * and the bot hands over and leaves nothing behind. What is throttled wholly goes on once it is throttled no more.
 */
export const throttledBots: Property = {
  name: 'bots with 1, 10, 30, 50 and 100 % of calls throttled',
  run: (run) =>
    run.beside(THROTTLED_SHARES, async (share, part) => {
      for (let left = part.count(CHATS); left > 0; left -= AT_ONCE) {
        // A process that is throttled for long has spent what the SDK's standard mode grants it for retries. Half of
        // its calls fail at once then, and a block takes its Error branch.
        const bench = await BotBench.start({ see: part.leaks.see });
        await underShare(share, Math.min(left, AT_ONCE), part, bench);
        await bench.stop();
      }
    }),
};

async function underShare(share: number, chats: number, run: Run, bench: BotBench): Promise<void> {
  const atOnce = <Result>(act: () => Promise<Result>) => Promise.all(Array.from({ length: chats }, act));
  // A customer who is throttled wholly writes nothing, and no bot is added.
  bench.throttle(share === 1 ? 0 : share);
  const people = await atOnce(async () => {
    const mia = await bench.startChat();
    await asABlockDoes(() => bench.functions(canaryBot).add(mia.contactId), 8);
    return mia;
  });
  // What its joining wakes it for is done: from here on only the messages wake it.
  await bench.drain(canaryBot);
  await Promise.all(
    people.map(async (mia) => {
      for (const each of WRITTEN) await mia.says(each);
    }),
  );
  bench.throttle(share);
  const published = run.shuffled(people.flatMap(({ published }) => [...published, ...published]));
  const functions = bench.functions(canaryBot, undefined, REMAINING_MS);
  const { batchItemFailures } = await functions.run(...published);
  if (share === 1) bench.throttle(0);
  for (const mia of people) await bench.age(mia.contactId, 0);
  const again = published.filter((_, index) =>
    batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === `message-${index + 1}`),
  );
  await bench.drain(canaryBot, again);
  bench.throttle(0);
  for (const mia of people) {
    await run.tally.attempt(`${share * 100} % throttled`, () => check(bench, mia));
  }
}

async function check(bench: BotBench, mia: BenchCustomer): Promise<void> {
  const { botOutcome, handOffReason } = bench.connect.contact(mia).attributes;
  assert.deepEqual(
    { answers: answersIn(bench, mia), botOutcome, handOffReason, bots: bench.botState(mia) },
    { answers: answersTo(WRITTEN), botOutcome: 'HANDED_OFF', handOffReason: 'DONE', bots: ['DISCONNECTED'] },
  );
  assert.equal(await bench.streamingOf(mia), 0);
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Bot, text } from '../../../functions/run-chat-bot/bots/bot.ts';
import type { BenchCustomer } from '../support/bench-customer.ts';
import { BotBench } from '../support/bots.ts';
import { outputOf } from '../support/function-output.ts';
import { momentAt } from '../support/moment.ts';
import { Process } from '../support/process.ts';
import { secretsIn } from '../support/secrets.ts';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.stop());

const CUSTOMER_TEXT = 'canary-customer-4711';
const BOT_TEXT = 'canary-bot-4712';
const ATTRIBUTE = 'canary-attribute-7319';

const talkative: Bot = {
  isSlow: true,
  onJoin: () => ({ replies: [text(BOT_TEXT)], memory: { note: BOT_TEXT } }),
  onMessage: ({ text: written }) => {
    if (written.endsWith('fail')) throw new Error(written);
    const handOff = { reason: BOT_TEXT, summary: BOT_TEXT, attributes: { note: BOT_TEXT } };
    return { replies: [text(`${written} ${BOT_TEXT}`)], ...(written.endsWith('bye') ? { handOff } : {}) };
  },
};

/**
 * A whole conversation, its calls cut off at one of them, and what anybody gets to see of it beside the chat itself.
 */
async function whatIsSeen(
  cutAt: number | undefined,
  last: string,
): Promise<{ seen: string; secrets: readonly string[] }> {
  const life = new Process(cutAt, 'after');
  const functions = bench.functions(talkative, life);
  const secrets = new Set([CUSTOMER_TEXT, BOT_TEXT, ATTRIBUTE]);
  let mia: BenchCustomer | undefined;
  const results: unknown[] = [];
  const keep = async (result: Promise<unknown>) =>
    results.push(await result.catch((thrown: unknown) => `${thrown} ${Object(thrown).stack}`));
  const { output } = await outputOf(async () => {
    mia = await bench.startChat();
    await keep(functions.add(mia.contactId, { bot: 'test' }));
    await mia.says(CUSTOMER_TEXT);
    await mia.says(`${CUSTOMER_TEXT} ${last}`);
    await keep(functions.run(...mia.published));
    const session = await bench.functions(talkative).sessions.read(mia.contactId, momentAt());
    for (const token of [session?.participantToken, session?.connection?.token])
      if (token !== undefined) secrets.add(token);
    await keep(functions.run(...mia.published));
    await keep(functions.remove(mia.contactId));
  });
  return { seen: [output, JSON.stringify(results), ...bench.takeQueued()].join('\n'), secrets: [...secrets] };
}

test('no token, text or attribute value is in a log, a metric, an error, a result or the queue', async () => {
  for (const last of ['bye', 'fail', 'on']) {
    for (const cutAt of [undefined, ...Array.from({ length: 24 }, (_, index) => index + 1)]) {
      const { seen, secrets } = await whatIsSeen(cutAt, last);
      expect(seen.length).toBeGreaterThan(100);
      const found = secretsIn(seen, secrets);
      expect({ last, cutAt, found }).toEqual({ last, cutAt, found: [] });
    }
  }
});

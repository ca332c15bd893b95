import { type Bot, text } from '../../functions/run-chat-bot/bots/bot.ts';
import { asABlockDoes } from '../functions/support/as-a-block-does.ts';
import type { BenchCustomer } from '../functions/support/bench-customer.ts';
import type { BotBench } from '../functions/support/bots.ts';

/** What customers write, and bots say after them, is never in a log. */
export const canary = (what: string | number) => `canary-text-${what}`;

export const GOODBYE = canary('bye');

/** Says what it was told, and hands over when it hears goodbye. */
export const canaryBot: Bot = {
  onJoin: () => ({ replies: [text(canary('hello'))] }),
  onMessage: ({ text: written }) => ({
    replies: [text(`echo ${written}`)],
    ...(written === GOODBYE
      ? { handOff: { reason: 'DONE', summary: canary('summary'), attributes: { topic: canary('topic') } } }
      : {}),
  }),
};

/** What the bot must have said in a chat in which these were written. */
export const answersTo = (written: readonly string[]): readonly string[] =>
  [canary('hello'), ...written.map((each) => `echo ${each}`)].map((line) => `CUSTOM_BOT: ${line}`);

/** What the bot said. */
export const answersIn = (bench: BotBench, mia: BenchCustomer): readonly string[] =>
  bench.said(mia).filter((line) => line.startsWith('CUSTOM_BOT: '));

/** A new chat with the bot in it, which need not have said hello yet. */
export async function chatWithBot(bench: BotBench): Promise<BenchCustomer> {
  const mia = await bench.startChat();
  await asABlockDoes(() => bench.functions(canaryBot).add(mia.contactId));
  return mia;
}

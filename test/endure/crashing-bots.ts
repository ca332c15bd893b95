import assert from 'node:assert/strict';
import type { BenchCustomer } from '../functions/support/bench-customer.ts';
import { BotBench } from '../functions/support/bots.ts';
import type { Process } from '../functions/support/process.ts';
import { answersIn, answersTo, canary, canaryBot, GOODBYE } from './chats.ts';
import { type Crashes, callsOf, crashesOf, killed } from './crash-points.ts';
import type { Property, Run } from './property.ts';

/** Longer than a lease, and than the 15 s in which a participant must be connected. */
const LATER_MS = 120_000;

/** A function of bots that is killed, and what must have become of the chat after it. */
interface Crashing {
  readonly name: string;
  prepare(bench: BotBench, mia: BenchCustomer): Promise<void>;
  act(bench: BotBench, mia: BenchCustomer, life?: Process): Promise<unknown>;
  readonly answers: readonly string[];
  readonly state: 'CONNECTED' | 'DISCONNECTED';
}

const add = async (bench: BotBench, mia: BenchCustomer): Promise<void> => {
  await bench.functions(canaryBot).add(mia.contactId);
  await bench.drain(canaryBot);
};

const crashing: readonly Crashing[] = [
  {
    name: 'AddChatBot',
    prepare: async () => {},
    act: (bench, mia, life) => bench.functions(canaryBot, life).add(mia.contactId),
    answers: answersTo([]),
    state: 'CONNECTED',
  },
  {
    name: 'RunChatBot',
    prepare: async (bench, mia) => {
      await add(bench, mia);
      await mia.says(canary('one'));
      await mia.says(GOODBYE);
    },
    act: (bench, mia, life) => bench.functions(canaryBot, life).run(...mia.published),
    answers: answersTo([canary('one'), GOODBYE]),
    state: 'DISCONNECTED',
  },
  {
    name: 'RemoveChatBot',
    prepare: add,
    act: (bench, mia, life) => bench.functions(canaryBot, life).remove(mia.contactId),
    answers: answersTo([]),
    state: 'DISCONNECTED',
  },
];

/** Whoever invoked it does so again. In the end everything was said once, and nothing is left behind. */
export const crashingBots: Property = {
  name: 'bots: killed before and after every call',
  run: async (run) => {
    const bench = await BotBench.start({ see: run.leaks.see });
    for (const each of crashing) await killEverywhere(bench, each, run);
    await bench.stop();
  },
};

async function killEverywhere(bench: BotBench, each: Crashing, run: Run): Promise<void> {
  const prepared = async () => {
    const mia = await bench.startChat();
    await each.prepare(bench, mia);
    bench.takeQueued();
    return mia;
  };
  const first = await prepared();
  const calls = await callsOf((life) => each.act(bench, first, life));
  for (const crashes of crashesOf(calls, run)) {
    await run.tally.attempt(`${each.name} killed ${crashes.join(' and ')}`, async () =>
      killIn(bench, await prepared(), each, crashes),
    );
  }
}

async function killIn(bench: BotBench, mia: BenchCustomer, each: Crashing, crashes: Crashes): Promise<void> {
  await killed(crashes, async (life) => {
    await each.act(bench, mia, life).catch(() => undefined);
    if (each.name === 'RunChatBot') await bench.age(mia.contactId, LATER_MS);
  });
  await each.act(bench, mia);
  await bench.drain(canaryBot);
  const answers = answersIn(bench, mia);
  // Where one process after the other dies of a chat, a person gets it (`MOST_LAPSES`).
  const isGivenUp = bench.connect.contact(mia).attributes.handOffReason === 'BOT_FAILED';
  assert.ok(!isGivenUp || crashes.length > 1);
  assert.deepEqual(
    { bots: bench.botState(mia), answers, streams: await bench.streamingOf(mia) },
    {
      bots: [each.state],
      answers: each.answers.slice(0, isGivenUp ? answers.length : undefined),
      streams: each.state === 'CONNECTED' ? 1 : 0,
    },
  );
}

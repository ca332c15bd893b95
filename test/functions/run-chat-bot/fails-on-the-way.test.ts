import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bot, text } from '../../../functions/run-chat-bot/bots/bot.ts';
import type { BotSession } from '../../../functions/shared/bots/bot-session.ts';
import type { BenchCustomer } from '../support/bench-customer.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { momentAt } from '../support/moment.ts';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start({ maxAttempts: 2 });
});
afterAll(() => bench.stop());
afterEach(() => bench.connect.faults.clear());

async function chatWithBot(bot: Bot = echoBot): Promise<BenchCustomer> {
  const mia = await bench.startChat();
  await bench.functions(bot).add(mia.contactId);
  await bench.drain(bot);
  return mia;
}

const sessionOf = (chat: BenchCustomer) => bench.functions(echoBot).sessions.read(chat.contactId, momentAt());

/** Has the session's row say something else. */
async function spoil(chat: BenchCustomer, change: (session: BotSession) => BotSession): Promise<void> {
  const session = await sessionOf(chat);
  if (session === undefined) throw new Error('There is no session.');
  await bench.functions(echoBot).sessions.save(change(session), { phase: session.phase }, momentAt());
}

const botSaid = (chat: BenchCustomer) => bench.said(chat).filter((line) => line.startsWith('CUSTOM_BOT: '));

describe('an answer of which a part fails for now', () => {
  test.each(['UpdateContactAttributes', 'SendMessage', 'DisconnectParticipant', 'StopContactStreaming'])(
    'is carried out to its end once %s is let through again, and nothing of it twice',
    async (operation) => {
      const mia = await chatWithBot();
      await mia.says('bye');
      bench.connect.faults.set({ operation, error: 'ThrottlingException' });
      await bench.functions(echoBot).run(...mia.published);
      expect(await sessionOf(mia)).not.toMatchObject({ phase: 'CLOSED' });

      bench.connect.faults.clear();
      await bench.drain(echoBot, mia.published);
      expect(botSaid(mia)).toEqual(['CUSTOM_BOT: hello', 'CUSTOM_BOT: goodbye']);
      expect(bench.connect.contact(mia).attributes).toMatchObject({ botOutcome: 'HANDED_OFF', topic: 'echo' });
      expect(await sessionOf(mia)).toMatchObject({ phase: 'CLOSED', outcome: 'HANDED_OFF' });
      expect(bench.botState(mia)).toEqual(['DISCONNECTED']);
      expect(await bench.streamingOf(mia)).toBe(0);
    },
  );

  test('comes later where the connection cannot be renewed yet', async () => {
    const mia = await chatWithBot();
    await spoil(mia, ({ connection: _, ...session }) => session);
    await mia.says('one');
    bench.connect.faults.set({ operation: 'CreateParticipantConnection', error: 'ValidationException' });
    await bench.functions(echoBot).run(...mia.published);
    expect(botSaid(mia)).toEqual(['CUSTOM_BOT: hello']);

    bench.connect.faults.clear();
    await bench.drain(echoBot);
    expect(botSaid(mia)).toEqual(['CUSTOM_BOT: hello', 'CUSTOM_BOT: echo one']);
  });

  test('goes out all the same where the typing event before it fails', async () => {
    const slow = { ...echoBot, isSlow: true };
    const mia = await chatWithBot(slow);
    await mia.says('one');
    bench.connect.faults.set({ operation: 'SendEvent', error: 'ValidationException' });
    await bench.functions(slow).run(...mia.published);
    expect(botSaid(mia)).toEqual(['CUSTOM_BOT: hello', 'CUSTOM_BOT: echo one']);
  });
});

describe('an answer that Amazon Connect refuses for good', () => {
  test('is left out, and the hand-off goes on without attributes', async () => {
    const mia = await chatWithBot();
    await mia.says('bye');
    bench.connect.faults.set({ operation: 'UpdateContactAttributes', error: 'InvalidParameterException' });
    await bench.functions(echoBot).run(...mia.published);
    expect(bench.connect.contact(mia).attributes).toEqual({ pin: 'canary-attribute-7319' });
    expect(await sessionOf(mia)).toMatchObject({ phase: 'CLOSED', outcome: 'HANDED_OFF' });
  });
});

describe('a session that moves on while its bot thinks', () => {
  test('keeps the answer from being given', async () => {
    const mia = await chatWithBot();
    const removing: Bot = {
      onJoin: echoBot.onJoin,
      onMessage: async () => {
        await bench.functions(echoBot).remove(mia.contactId);
        return { replies: [text('too late')] };
      },
    };
    await mia.says('one');
    expect(await bench.functions(removing).run(...mia.published)).toEqual({ batchItemFailures: [] });
    expect(botSaid(mia)).toEqual(['CUSTOM_BOT: hello']);
    expect(await sessionOf(mia)).toMatchObject({ phase: 'CLOSED', outcome: 'REMOVED' });
    expect(bench.takeQueued()).toEqual([]);
  });
});

describe('a session that is not as it should be', () => {
  test('of a bot that this deployment does not have is handed over', async () => {
    const mia = await chatWithBot();
    await spoil(mia, (session) => ({ ...session, bot: 'retired' }));
    await mia.says('one');
    await bench.functions(echoBot).run(...mia.published);
    expect(bench.connect.contact(mia).attributes).toMatchObject({ handOffReason: 'BOT_FAILED' });
    expect(bench.botState(mia)).toEqual(['DISCONNECTED']);
  });

  test('without the participant’s token is closed: nobody could speak for it', async () => {
    const mia = await chatWithBot();
    await spoil(mia, ({ connection: _, participantToken: __, ...session }) => session);
    await mia.says('one');
    await bench.functions(echoBot).run(...mia.published);
    expect(await sessionOf(mia)).toMatchObject({ phase: 'CLOSED', outcome: 'GONE' });
    expect(botSaid(mia)).toEqual(['CUSTOM_BOT: hello']);
  });

  test('is not woken where its row cannot be read', async () => {
    const mia = await chatWithBot();
    await bench.spoilRow(mia.contactId);
    await mia.says('one');
    expect(await bench.functions(echoBot).run(...mia.published)).toEqual({ batchItemFailures: [] });
    expect(botSaid(mia)).toEqual(['CUSTOM_BOT: hello']);
    expect(bench.takeQueued()).toEqual([]);
  });
});

test('a bot looks back at what was said before it came', async () => {
  const greeting: Bot = {
    onJoin: async ({ history }) => ({ replies: [text((await history(10)).map((turn) => turn.text).join('|'))] }),
    onMessage: () => ({ replies: [] }),
  };
  const mia = await bench.startChat();
  await mia.says('one');
  await mia.says('two');
  await bench.functions(greeting).add(mia.contactId);
  await bench.drain(greeting);
  expect(botSaid(mia)).toEqual(['CUSTOM_BOT: one|two']);
});

test('of several blocks that remove a bot at once each says that it is out', async () => {
  const mia = await chatWithBot();
  const { remove } = bench.functions(echoBot);
  const results = await Promise.all([1, 2, 3].map(() => remove(mia.contactId)));
  for (const { status } of results) expect(status).toMatch(/^(REMOVED|NOT_PRESENT)$/);
  expect(results).toContainEqual({ status: 'REMOVED' });
  expect(bench.botState(mia)).toEqual(['DISCONNECTED']);
  expect(await bench.streamingOf(mia)).toBe(0);
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bot, markdown, quickReplies, text } from '../../../functions/run-chat-bot/bots/bot.ts';
import type { BenchCustomer } from '../support/bench-customer.ts';
import { customerMessage, notification } from '../support/bot-notifications.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { outputOf } from '../support/function-output.ts';
import { momentAt } from '../support/moment.ts';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.stop());
afterEach(() => bench.connect.faults.clear());

const EVENT = 'application/vnd.amazonaws.connect.event.';

/** A chat with a bot that has said hello, and nothing in the queue. */
async function chatWithBot(bot: Bot = echoBot): Promise<BenchCustomer> {
  const mia = await bench.startChat();
  await bench.functions(bot).add(mia.contactId);
  await bench.drain(bot);
  return mia;
}

const event = (chat: BenchCustomer, contentType: string) =>
  notification({ Type: 'EVENT', ContentType: `${EVENT}${contentType}`, ContactId: chat.contactId, Id: 'event-1' });

const sessionOf = (chat: BenchCustomer) => bench.functions(echoBot).sessions.read(chat.contactId, momentAt());

const nothingFailed = { batchItemFailures: [] };

describe('RunChatBot', () => {
  test('answers a message once, however often it is told of it', async () => {
    const mia = await chatWithBot();
    await mia.says('one');
    const [one = ''] = mia.published;
    await bench.functions(echoBot).run(one, one, one);
    await bench.functions(echoBot).run(one);
    expect(bench.said(mia)).toEqual(['CUSTOM_BOT: hello', 'CUSTOMER: one', 'CUSTOM_BOT: echo one']);
    expect(bench.takeQueued()).toEqual([]);
  });

  test('answers in the order of the transcript, whatever comes first', async () => {
    const mia = await chatWithBot();
    for (const word of ['one', 'two', 'three']) await mia.says(word);
    await bench.functions(echoBot).run(...mia.published.toReversed());
    expect(bench.said(mia).slice(-3)).toEqual([
      'CUSTOM_BOT: echo one',
      'CUSTOM_BOT: echo two',
      'CUSTOM_BOT: echo three',
    ]);
  });

  test('looks again for a message that the transcript does not have yet, and gives up in the end', async () => {
    const mia = await chatWithBot();
    const unseen = customerMessage(mia.contactId, 'not-there-yet', '2099-01-01T00:00:00.000Z', 'canary-text');
    await bench.functions(echoBot).run(unseen);
    const again = bench.takeQueued();
    expect(again.map((body) => JSON.parse(body))).toEqual([
      {
        wake: { contactId: mia.contactId, itemId: 'not-there-yet', itemAt: '2099-01-01T00:00:00.000Z', attempt: 1 },
        links: 1,
      },
    ]);
    let looks = 1;
    for (let bodies = again; bodies.length > 0; bodies = bench.takeQueued()) {
      await bench.functions(echoBot).run(...bodies);
      looks += 1;
    }
    expect(looks).toBe(8);
  });

  test('hands over: attributes, goodbye, out of the chat, and no streaming left', async () => {
    const mia = await chatWithBot();
    await mia.says('bye');
    await bench.functions(echoBot).run(...mia.published);
    expect(bench.said(mia).at(-1)).toBe('CUSTOM_BOT: goodbye');
    expect(bench.connect.contact(mia).attributes).toEqual({
      pin: 'canary-attribute-7319',
      topic: 'echo',
      botOutcome: 'HANDED_OFF',
      handOffReason: 'DONE',
      handOffSummary: 'All is said.',
    });
    expect(bench.botState(mia)).toEqual(['DISCONNECTED']);
    expect(await sessionOf(mia)).toMatchObject({ phase: 'CLOSED', outcome: 'HANDED_OFF', memory: {} });
    expect(await bench.streamingOf(mia)).toBe(0);
    await mia.says('still there?');
    expect(await bench.functions(echoBot).run(...mia.published)).toEqual(nothingFailed);
    expect(bench.said(mia).at(-1)).toBe('CUSTOMER: still there?');
  });

  test('tells why it hands over, though there is no room for the rest of what it would tell', async () => {
    const talking: Bot = {
      ...echoBot,
      onMessage: () => ({
        replies: [],
        handOff: { reason: 'DONE', summary: 'x'.repeat(2000), attributes: { topic: 'y'.repeat(2000) } },
      }),
    };
    const mia = await bench.startChat({ Attributes: { notes: 'n'.repeat(32_000) } });
    await bench.functions(talking).add(mia.contactId);
    await bench.drain(talking);
    await mia.says('go');
    await bench.functions(talking).run(...mia.published);
    const { notes: _, ...others } = bench.connect.contact(mia).attributes;
    expect(others).toEqual({ botOutcome: 'HANDED_OFF', handOffReason: 'DONE' });
    expect(bench.botState(mia)).toEqual(['DISCONNECTED']);
  });

  test.each(['participant.left', 'participant.autodisconnection', 'chat.ended'])(
    'goes quietly at %s, when an agent has taken its place',
    async (contentType) => {
      const mia = await chatWithBot();
      await bench.connect.agent('Ann').joins(mia);
      const result = await bench.functions(echoBot).run(event(mia, contentType));
      expect(result).toEqual(nothingFailed);
      expect(await sessionOf(mia)).toMatchObject({ phase: 'CLOSED', outcome: 'GONE' });
      expect(await bench.streamingOf(mia)).toBe(0);
    },
  );

  test('stays when somebody else has left', async () => {
    const mia = await chatWithBot();
    await bench.functions(echoBot).run(event(mia, 'participant.left'));
    expect(await sessionOf(mia)).toMatchObject({ phase: 'OPEN' });
    await mia.says('one');
    await bench.functions(echoBot).run(...mia.published);
    expect(bench.said(mia).at(-1)).toBe('CUSTOM_BOT: echo one');
  });

  test('takes a new connection when its old one has run out', async () => {
    const mia = await chatWithBot();
    const { sessions } = bench.functions(echoBot);
    const session = await sessionOf(mia);
    if (session === undefined) throw new Error('There is no session.');
    const spoilt = { ...session, connection: { token: 'run-out', expiresAtMs: Date.now() + 3_600_000 } };
    await sessions.save(spoilt, { phase: 'OPEN' }, momentAt());
    await mia.says('one');
    await bench.functions(echoBot).run(...mia.published);
    expect(bench.said(mia).at(-1)).toBe('CUSTOM_BOT: echo one');
  });

  test('leaves chats without a bot, and what others write, alone', async () => {
    const mia = await bench.startChat();
    await mia.says('one');
    expect(await bench.functions(echoBot).run(...mia.published)).toEqual(nothingFailed);
    const fromAgent = notification({
      Type: 'MESSAGE',
      ContentType: 'text/plain',
      ContactId: 'c',
      ParticipantRole: 'AGENT',
    });
    expect(await bench.functions(echoBot).run(fromAgent)).toEqual(nothingFailed);
    expect(bench.takeQueued()).toEqual([]);
  });

  test.each(['', '{', '[]', '{"Type":"Notification","Message":"{"}', '{"wake":{}}'])(
    'leaves a message that is none of ours to the dead-letter queue: %s',
    async (poison) => {
      const mia = await chatWithBot();
      await mia.says('one');
      const result = await bench.functions(echoBot).run(poison, ...mia.published);
      expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
      expect(bench.said(mia).at(-1)).toBe('CUSTOM_BOT: echo one');
    },
  );

  test('puts what it cannot do now back without its text', async () => {
    const mia = await chatWithBot();
    await mia.says('canary-text-1');
    bench.connect.faults.set({ operation: 'GetTranscript', error: 'ValidationException' });
    expect(await bench.functions(echoBot).run(...mia.published)).toEqual(nothingFailed);
    const queued = bench.takeQueued();
    expect(queued).toHaveLength(1);
    expect(queued.join()).not.toContain('canary');
    bench.connect.faults.clear();
    await bench.functions(echoBot).run(...queued);
    expect(bench.said(mia).at(-1)).toBe('CUSTOM_BOT: echo canary-text-1');
  });
});

describe('what a bot answers', () => {
  const saying = (...replies: readonly ReturnType<typeof text>[]): Bot => ({
    onJoin: () => ({ replies: [] }),
    onMessage: () => ({ replies: [...replies] }),
  });

  async function answersOf(bot: Bot, request: Parameters<typeof bench.startChat>[0] = {}): Promise<readonly string[]> {
    const mia = await bench.startChat(request);
    await bench.functions(bot).add(mia.contactId);
    await bench.drain(bot);
    await mia.says('go');
    await bench.functions(bot).run(...mia.published);
    return bench.said(mia).slice(1);
  }

  test.each([
    ['takes nothing else', ['text/plain']],
    ['was started without content types', undefined],
  ])('goes out in plain where the chat %s', async (_, SupportedMessagingContentTypes) => {
    const bot = saying(markdown('**Yes**, see [here](https://example.com)'), quickReplies('Which?', ['This', 'That']));
    expect(await answersOf(bot, { SupportedMessagingContentTypes })).toEqual([
      'CUSTOM_BOT: Yes, see here (https://example.com)',
      'CUSTOM_BOT: Which?\n1. This\n2. That',
    ]);
  });

  test('is cut into several messages where it is too long for one', async () => {
    const [first = '', second = ''] = await answersOf(saying(text(`${'word '.repeat(250)}end`)));
    expect(first.length).toBeLessThanOrEqual(1024 + 'CUSTOM_BOT: '.length);
    expect(second.endsWith('end')).toBe(true);
  });

  test('is left out where it can be sent in no form, and the next one follows', async () => {
    expect(await answersOf(saying(text(' '), text('after')))).toEqual(['CUSTOM_BOT: after']);
  });

  test('is a person, when the bot itself fails', async () => {
    const failing: Bot = {
      onJoin: () => ({ replies: [] }),
      onMessage: () => Promise.reject(new Error('canary-text-2')),
    };
    const mia = await chatWithBot(failing);
    await mia.says('go');
    const { output } = await outputOf(() => bench.functions(failing).run(...mia.published));
    expect(bench.connect.contact(mia).attributes).toMatchObject({ handOffReason: 'BOT_FAILED' });
    expect(output).not.toContain('canary-text-2');
  });

  test('is preceded by a typing event where it takes its time', async () => {
    const slow = { ...echoBot, isSlow: true };
    const mia = await bench.connect.startChat({ flow: 'Waits', name: 'Mia' });
    await bench.functions(slow).add(mia.contactId);
    await mia.says('one');
    await bench.drain(slow);
    mia.sees('TYPING', { role: 'CUSTOM_BOT' });
  });

  test('can remember until the next message', async () => {
    const counting: Bot = {
      onJoin: () => ({ replies: [], memory: { count: '1' } }),
      onMessage: (_message, { memory }) => ({
        replies: [text(`count ${memory.count}`)],
        memory: { count: String(Number(memory.count) + 1) },
      }),
    };
    const mia = await chatWithBot(counting);
    await mia.says('go');
    await mia.says('go');
    await bench.functions(counting).run(...mia.published);
    expect(bench.said(mia).slice(-2)).toEqual(['CUSTOM_BOT: count 1', 'CUSTOM_BOT: count 2']);
  });

  test('can look back at what was said up to the message, and no further', async () => {
    const looking: Bot = {
      onJoin: () => ({ replies: [text('hello')] }),
      onMessage: async (_message, { history }) => {
        const turns = await history(10);
        return { replies: [text(turns.map(({ text: said }) => said).join('|'))] };
      },
    };
    const mia = await chatWithBot(looking);
    await mia.says('one');
    await mia.says('two');
    await bench.functions(looking).run(...mia.published);
    expect(bench.said(mia).at(-2)).toBe('CUSTOM_BOT: hello|one');
  });
});

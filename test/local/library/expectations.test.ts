import { describe, expect, test } from '@jest/globals';
import { failureOf, start } from './a-chat.ts';

async function waitingChat() {
  const connect = await start({ startAtMs: Date.parse('2026-01-31T12:00:00Z') });
  const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
  await mia.says('hello');
  return { connect, mia };
}

describe('a statement that does not hold', () => {
  test('says what was expected and what there was, and draws the timeline up to there', async () => {
    const { mia } = await waitingChat();
    mia.hears('Welcome');
    const { message, name } = failureOf(() => mia.hears('Goodbye'));
    expect(name).toBe('ExpectationFailed');
    const [first, , ...rest] = message.split('\n');
    expect(first).toBe('Expected Mia to hear “Goodbye”, and it did not come. Since the one before nothing came.');
    expect(rest[0]).toBe('The chat so far:');
    expect(rest).toContain('           customer   “hello”');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours would begin with it
    expect(message).not.toMatch(/\u001b/);
  });

  test('points at the line of the test', async () => {
    const { connect, mia } = await waitingChat();
    const failures = [
      failureOf(() => mia.hears('Goodbye')),
      failureOf(() => mia.hearsNothing()),
      failureOf(() => mia.isIdle()),
      failureOf(() => mia.isDisconnected()),
      failureOf(() => mia.hasEnded()),
      failureOf(() => connect.expectTimeline(mia, [{ type: 'CHAT_ENDED' }])),
      failureOf(() => connect.expectConversation(mia, [])),
    ];
    for (const { stack = '' } of failures) {
      expect(stack.split('\n').find((line) => line.startsWith('    at '))).toContain('expectations.test.ts');
    }
  });

  test.each<[string, (people: Awaited<ReturnType<typeof waitingChat>>) => void]>([
    [
      'Expected Mia to hear nothing. So far came: “Welcome! Please tell us what it is about.”.',
      ({ mia }) => mia.hearsNothing(),
    ],
    [
      'Expected Mia to see PARTICIPANT_JOINED of AGENT, and it did not come.',
      ({ mia }) => mia.sees('PARTICIPANT_JOINED', { role: 'AGENT' }),
    ],
    ['Expected Mia to be idle. Timers that run: none.', ({ mia }) => mia.isIdle()],
    ['Expected Mia to be DISCONNECTED, and the participant’s state is CONNECTED.', ({ mia }) => mia.isDisconnected()],
    [
      'Expected the chat to wait in Returns, and it waits in the queue BasicQueue.',
      ({ mia }) => mia.waitsIn('Returns'),
    ],
    ['Expected the chat to be with an agent, and no agent is there.', ({ mia }) => mia.isWith()],
    ['Expected the chat to be with Ann, and no agent is there.', ({ mia }) => mia.isWith('Ann')],
    [
      'Expected the chat to have ended with EXPIRED, and it waits in the queue BasicQueue.',
      ({ mia }) => mia.hasEnded('EXPIRED'),
    ],
    [
      'Expected CHAT_ENDED after QUEUED with {"queue":"BasicQueue"}, and it did not happen.',
      ({ connect, mia }) =>
        connect.expectTimeline(mia, [{ type: 'QUEUED', detail: { queue: 'BasicQueue' } }, { type: 'CHAT_ENDED' }]),
    ],
  ])('%s', async (expectation, statement) => {
    const people = await waitingChat();
    expect(failureOf(() => statement(people)).expectation).toBe(expectation);
  });
});

test('a statement on who is there names those who are', async () => {
  const { connect, mia } = await waitingChat();
  await connect.agent('Bo').accepts(mia);
  expect(failureOf(() => mia.isWith('Ann')).expectation).toBe('Expected the chat to be with Ann, and Bo is there.');
  expect(failureOf(() => mia.waitsIn()).expectation).toBe('Expected the chat to wait in a queue, and it is with Bo.');
});

describe('a conversation', () => {
  test('is the messages of the chat, all of them, in order', async () => {
    const { connect, mia } = await waitingChat();
    connect.expectConversation(mia, ['SYSTEM: Welcome! Please tell us what it is about.', 'CUSTOMER: hello']);
    connect.expectConversation(mia, ['SYSTEM: Welcome…', 'CUSTOMER: hello']);
  });

  test.each([
    [
      'another text',
      ['SYSTEM: Welcome…', 'CUSTOMER: bye'] as const,
      ['    SYSTEM: Welcome! Please tell us what it is about.', '  - CUSTOMER: bye', '  + CUSTOMER: hello'],
    ],
    ['one too many', ['SYSTEM: Welcome…', 'CUSTOMER: hello', 'AGENT: hi'] as const, ['  - AGENT: hi']],
    ['one too few', ['SYSTEM: Welcome…'] as const, ['  + CUSTOMER: hello']],
    ['another role', ['SYSTEM: Welcome…', 'AGENT: hello'] as const, ['  - AGENT: hello', '  + CUSTOMER: hello']],
  ])('with %s is another', async (_, expected, lines) => {
    const { connect, mia } = await waitingChat();
    const { expectation } = failureOf(() => connect.expectConversation(mia, expected));
    for (const line of lines) expect(expectation.split('\n')).toContain(line);
  });
});

test('a timeline is drawn for a person', async () => {
  const { connect, mia } = await waitingChat();
  expect(connect.draw(mia)).toBe(
    [
      '  0:00:00  customer   → Mia joins',
      '           flow       ▶ Mine starts',
      '           flow       “Welcome! Please tell us what it is about.”',
      '           customer   “hello”',
      '           queue      ≡ Waits in BasicQueue',
    ].join('\n'),
  );
  expect(connect.timelines()).toEqual([connect.timeline(mia)]);
});

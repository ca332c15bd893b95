import { describe, expect, test } from '@jest/globals';
import { parseNudge } from '../../../functions/run-chat-bot/nudge.ts';
import { sampleEvent, sampleEventNames } from '../support/lambda.ts';

interface QueueEvent {
  readonly Records: readonly { readonly body: string }[];
}

const bodiesOf = (name: string): readonly string[] => {
  const { Records }: QueueEvent = Object(sampleEvent(`run-chat-bot/${name}`));
  return Records.map(({ body }) => body);
};

describe('a sample event of RunChatBot', () => {
  test.each(sampleEventNames('run-chat-bot').filter((name) => !name.startsWith('bad-')))('%s can be read', (name) => {
    for (const body of bodiesOf(name)) expect(parseNudge(body)).toBeDefined();
  });

  test.each([
    ['message', { itemId: 'a1f0', maybeGone: false }],
    ['left', { maybeGone: true }],
    ['auto-disconnection', { maybeGone: true }],
    ['chat-ended', { maybeGone: true }],
    ['join', { isWake: true }],
  ])('%s says why the bot is woken, and nothing of what was written', (name, nudge) => {
    const [body = ''] = bodiesOf(name);
    expect(parseNudge(body)).toMatchObject(nudge);
    expect(JSON.stringify(parseNudge(body))).not.toContain('order');
  });

  test('typing-event wakes nobody', () => {
    expect(bodiesOf('typing-event').map(parseNudge)).toEqual(['IRRELEVANT']);
  });

  test.each(sampleEventNames('run-chat-bot').filter((name) => name.startsWith('bad-')))(
    '%s has one that cannot',
    (name) => {
      expect(bodiesOf(name).map(parseNudge)).toContain(undefined);
    },
  );
});

import { describe, expect, test } from '@jest/globals';
import { readWake } from '../../../functions/run-chat-bot/received-wake.ts';
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
    for (const body of bodiesOf(name)) expect(readWake(body)).toBeDefined();
  });

  test.each([
    ['message', { itemId: 'a1f0', maybeGone: false }],
    ['left', { maybeGone: true }],
    ['auto-disconnection', { maybeGone: true }],
    ['chat-ended', { maybeGone: true }],
    ['join', { isOurs: true }],
  ])('%s says why the bot is woken, and nothing of what was written', (name, wake) => {
    const [body = ''] = bodiesOf(name);
    expect(readWake(body)).toMatchObject(wake);
    expect(JSON.stringify(readWake(body))).not.toContain('order');
  });

  test('typing-event wakes nobody', () => {
    expect(bodiesOf('typing-event').map(readWake)).toEqual(['IRRELEVANT']);
  });

  test.each(sampleEventNames('run-chat-bot').filter((name) => name.startsWith('bad-')))(
    '%s has one that cannot',
    (name) => {
      expect(bodiesOf(name).map(readWake)).toContain(undefined);
    },
  );
});

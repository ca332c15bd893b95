import { describe, expect, test } from '@jest/globals';
import { EngineUnderTest, picture, refusalOf } from './engine-under-test.ts';

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';

describe('limits', () => {
  test.each([
    ['text/plain', 1024],
    ['text/markdown', 1024],
    ['application/json', 12_000],
    [`${INTERACTIVE}.response`, 12_288],
    [INTERACTIVE, 16_384],
  ])('a message of %s has %d characters at most, and one at least', (contentType, limit) => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const send = (content: string) => t.engine.sendMessage(chat.customer.participantId, { contentType, content });

    send('x'.repeat(limit));
    // Characters are counted, not the two units that each of these takes.
    send('😀'.repeat(limit));
    const before = picture(chat);

    const tooLong = refusalOf(() => send('x'.repeat(limit + 1)));
    expect(tooLong.code).toBe('INVALID');
    expect(tooLong.message).toContain(`at most ${limit}`);
    expect(refusalOf(() => send('')).code).toBe('INVALID');
    expect(picture(chat)).toEqual(before);
  });

  test('message lengths can be set, up to the 16,384 of the service’s model', () => {
    const t = new EngineUnderTest({ messageLimits: { 'text/plain': 50_000, 'text/markdown': 3 } });
    const { customer } = t.startConnectedChat();
    const send = (contentType: string, content: string) =>
      t.engine.sendMessage(customer.participantId, { contentType, content });
    send('text/plain', 'x'.repeat(16_384));
    expect(refusalOf(() => send('text/plain', 'x'.repeat(16_385))).code).toBe('INVALID');
    expect(refusalOf(() => send('text/markdown', 'four')).code).toBe('INVALID');
  });

  test('a content type that no message has is refused by name', () => {
    const t = new EngineUnderTest();
    const { customer } = t.startConnectedChat();
    for (const contentType of ['text/html', 'toString', '']) {
      const refusal = refusalOf(() => t.engine.sendMessage(customer.participantId, { contentType, content: 'x' }));
      expect(refusal.code).toBe('INVALID');
      expect(refusal.message).toContain(`"${contentType}"`);
    }
  });

  test('an initial message that is too long starts no chat', () => {
    const t = new EngineUnderTest();
    const initialMessage = { contentType: 'text/plain', content: 'x'.repeat(1025) };
    expect(refusalOf(() => t.startChat({ initialMessage })).code).toBe('INVALID');
    expect([[...t.engine.chats], t.events, t.clock.pending]).toEqual([[], [], 0]);
  });
});

describe('attributes', () => {
  test('new attributes go over the old ones, on ended chats too', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat({ attributes: { topic: 'fees', tone: 'calm' } });
    t.engine.updateAttributes(chat.initialContactId, { topic: 'cards', __proto__x: '' });
    t.leave(chat.customer);
    t.engine.updateAttributes(chat.current.contactId, { rating: '5' });

    expect(Object.fromEntries(chat.attributes)).toEqual({ topic: 'cards', tone: 'calm', __proto__x: '', rating: '5' });
    expect(t.of('ATTRIBUTES_UPDATED').map(({ keys }) => keys)).toEqual([['topic', '__proto__x'], ['rating']]);
  });

  test('keys and values take 32,768 bytes of UTF-8 at most, counted over the merged ones, else nothing changes', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat({ attributes: { a: 'x'.repeat(32_767 - 8), tail: '1234' } });
    expect(t.startChat({ attributes: { k: '€'.repeat(10_922), b: '' } }).attributes.size).toBe(2);
    const before = picture(chat);

    for (const attributes of [
      { z: '' },
      { tail: '12345' },
      { tail: '123é' },
      { tail: '12😀' },
      { tail: '12\ud83d' },
      { tail: '€\udc00' },
    ]) {
      expect(refusalOf(() => t.engine.updateAttributes(chat.initialContactId, attributes)).code).toBe('INVALID');
    }
    expect(picture(chat)).toEqual(before);

    t.engine.updateAttributes(chat.initialContactId, { tail: '12é' });
    expect(chat.attributes.get('tail')).toBe('12é');
    expect(refusalOf(() => t.startChat({ attributes: { k: 'x'.repeat(32_768) } })).code).toBe('INVALID');
    expect(refusalOf(() => t.startChat({ attributes: { '': 'x' } })).code).toBe('INVALID');
  });

  test('a refusal names no value', () => {
    const t = new EngineUnderTest();
    const secret = 'canary'.repeat(6000);
    expect(refusalOf(() => t.startChat({ attributes: { k: secret } })).message).not.toContain('canary');
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Chat } from '../../../local/engine/index.ts';
import { EngineUnderTest, refusalOf } from './engine-under-test.ts';

const ENTIRE = 'ENTIRE_PAST_SESSION';
const SEGMENT = 'FROM_SEGMENT';

/** A chat in which the customer said something in each of its segments, ended long enough ago. */
function pastChat(under: EngineUnderTest, texts: readonly string[], input = {}): Chat {
  const chat = under.startConnectedChat(input);
  for (const [index, text] of texts.entries()) {
    if (index > 0) {
      const agent = under.agentJoins(chat, 'Ada');
      under.engine.agentTransfers(agent.participantId, { id: 'q', arn: 'q', name: 'Sales' });
    }
    under.say(chat.customer, text);
  }
  under.leave(chat.customer);
  under.advanceSeconds(60);
  return chat;
}

const textsOf = (chat: Chat) => [...chat.past, ...chat.transcript].flatMap(({ content }) => content ?? []);

describe('a persistent chat', () => {
  test('is a new chain that goes on from the last contact of the past session', () => {
    const under = new EngineUnderTest();
    const past = pastChat(under, ['one', 'two']);
    const chat = under.startConnectedChat({
      persistentChat: { rehydrationType: ENTIRE, sourceContactId: past.initialContactId },
    });
    expect(chat.initialContactId).not.toBe(past.initialContactId);
    expect(chat.continuedFromContactId).toBe(past.current.contactId);
    expect(chat.current.relatedContactId).toBe(past.current.contactId);
    under.say(chat.customer, 'three');
    expect(textsOf(chat)).toEqual(['one', 'two', 'three']);
  });

  test('FROM_SEGMENT leaves out what came after the segment', () => {
    const under = new EngineUnderTest();
    const past = pastChat(under, ['one', 'two', 'three']);
    const sourceContactId = past.contacts[1]?.contactId ?? '';
    const chat = under.startChat({ persistentChat: { rehydrationType: SEGMENT, sourceContactId } });
    expect(chat.continuedFromContactId).toBe(sourceContactId);
    expect(textsOf(chat)).toEqual(['one', 'two']);
  });

  test('reads back over all chats before it', () => {
    const under = new EngineUnderTest();
    let chat = pastChat(under, ['1']);
    for (const text of ['2', '3']) {
      const persistentChat = { rehydrationType: ENTIRE, sourceContactId: chat.initialContactId } as const;
      chat = pastChat(under, [text], { persistentChat });
    }
    const sourceContactId = chat.current.contactId;
    const last = under.startChat({ persistentChat: { rehydrationType: SEGMENT, sourceContactId } });
    expect(textsOf(last)).toEqual(['1', '2', '3']);
  });

  test('can be had once the transcript is there, 60 s after the end', () => {
    const under = new EngineUnderTest();
    const past = under.startConnectedChat();
    const persistentChat = { rehydrationType: ENTIRE, sourceContactId: past.initialContactId } as const;
    expect(refusalOf(() => under.startChat({ persistentChat }))).toMatchObject({ code: 'NOT_READY' });
    under.leave(past.customer);
    under.advanceSeconds(59);
    expect(refusalOf(() => under.startChat({ persistentChat })).message).toMatch(/not there yet.* 1 s/);
    expect([...under.engine.chats]).toHaveLength(1);
    under.advanceSeconds(1);
    expect(under.startChat({ persistentChat }).past).not.toEqual([]);
  });

  test.each([
    ['an unknown contact', () => 'nowhere', 'NOT_FOUND'],
    ['a later contact for the entire session', (past: Chat) => past.current.contactId, 'INVALID'],
  ])('is refused for %s', (_, sourceOf, code) => {
    const under = new EngineUnderTest();
    const sourceContactId = sourceOf(pastChat(under, ['one', 'two']));
    expect(
      refusalOf(() => under.startChat({ persistentChat: { rehydrationType: ENTIRE, sourceContactId } })),
    ).toMatchObject({ code });
  });

  test('names no related contact beside its past, and a related one must be there', () => {
    const under = new EngineUnderTest();
    const relatedContactId = pastChat(under, ['one']).initialContactId;
    const persistentChat = { rehydrationType: ENTIRE, sourceContactId: relatedContactId } as const;
    expect(refusalOf(() => under.startChat({ persistentChat, relatedContactId }))).toMatchObject({ code: 'INVALID' });
    expect(refusalOf(() => under.startChat({ relatedContactId: 'nowhere' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(under.startChat({ relatedContactId })).toMatchObject({ past: [], current: { relatedContactId } });
  });
});

describe('an association in mid-chat', () => {
  test('gives the chat its past and tells those who are connected', () => {
    const under = new EngineUnderTest();
    const past = pastChat(under, ['one']);
    const chat = under.startConnectedChat();
    under.forget();
    const asked = { rehydrationType: ENTIRE, sourceContactId: past.initialContactId } as const;
    expect(under.engine.associatePersistent(chat.initialContactId, asked)).toBe(past.current.contactId);
    expect(textsOf(chat)).toEqual(['one']);
    expect(under.items).toEqual(['chat.rehydrated -> Cleo (passing)']);
    expect(under.of('CHAT_REHYDRATED')).toMatchObject([{ continuedFromContactId: past.current.contactId }]);
  });

  test('is made once, and not for a chat that was started with a past', () => {
    const under = new EngineUnderTest();
    const past = pastChat(under, ['one']);
    const asked = { rehydrationType: ENTIRE, sourceContactId: past.initialContactId } as const;
    const chat = under.startConnectedChat({ persistentChat: asked });
    const refusal = refusalOf(() => under.engine.associatePersistent(chat.initialContactId, asked));
    expect(refusal).toMatchObject({ code: 'CONFLICT' });
    under.leave(chat.customer);
    expect(refusalOf(() => under.engine.associatePersistent(chat.initialContactId, asked))).toMatchObject({
      code: 'ENDED',
    });
  });
});

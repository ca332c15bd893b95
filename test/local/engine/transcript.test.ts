import { describe, expect, test } from '@jest/globals';
import { EngineUnderTest, refusalOf, START_MS } from './engine-under-test.ts';

const EVENT = 'application/vnd.amazonaws.connect.event.';
const TYPING = `${EVENT}typing`;
const DELIVERED = `${EVENT}message.delivered`;
const READ = `${EVENT}message.read`;

describe('transcript and items', () => {
  test('an initial message stands first in the transcript, before anybody is connected', () => {
    const t = new EngineUnderTest();
    const chat = t.startChat({ initialMessage: { contentType: 'text/plain', content: 'My card is gone' } });
    t.engine.flowMessage(chat.current.contactId, 'Hello!');

    expect(chat.transcript.map(({ content, role }) => `${role}: ${content}`)).toEqual([
      'CUSTOMER: My card is gone',
      'SYSTEM: Hello!',
    ]);
    expect(t.items).toEqual(['text/plain Cleo -> ', 'text/plain SYSTEM_MESSAGE -> ']);
  });

  test('a message names its sender, contact and chat, and reaches everybody connected', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.agentJoins(chat);
    t.advanceSeconds(90);

    const item = t.say(chat.customer, 'Hi');

    expect(item).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      atMs: START_MS + 90_000,
      type: 'MESSAGE',
      contentType: 'text/plain',
      content: 'Hi',
      participantId: chat.customer.participantId,
      displayName: 'Cleo',
      role: 'CUSTOMER',
      contactId: chat.current.contactId,
      initialContactId: chat.initialContactId,
    });
    expect(chat.transcript.at(-1)).toBe(item);
    expect(t.items.at(-1)).toBe('text/plain Cleo -> Cleo+Ada');
    expect(t.of('MESSAGE').at(-1)).toMatchObject({ participant: chat.customer, item });
  });

  test('the flow speaks with one id of its own for each chat', () => {
    const t = new EngineUnderTest();
    const [one, other] = [t.startConnectedChat(), t.startConnectedChat()];
    const first = t.engine.flowMessage(one.current.contactId, 'Hello');
    const second = t.engine.flowMessage(one.current.contactId, 'Again');
    const elsewhere = t.engine.flowMessage(other.current.contactId, 'Hello');

    expect(first).toMatchObject({ role: 'SYSTEM', displayName: 'SYSTEM_MESSAGE' });
    expect(second.participantId).toBe(first.participantId);
    expect(elsewhere.participantId).not.toBe(first.participantId);
    expect(t.of('MESSAGE').map(({ participant }) => participant)).toEqual([undefined, undefined, undefined]);
  });

  test('the transcript keeps messages, joined, left, transfer succeeded and chat ended', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.configure(chat, { role: 'CUSTOMER', type: 'IDLE', minutes: 2 });
    const ada = t.agentJoins(chat);
    t.engine.sendEvent(ada.participantId, { contentType: TYPING });
    t.say(ada);
    t.advanceMinutes(2);
    t.say(chat.customer);
    t.engine.agentTransfers(ada.participantId, { id: 'q', arn: 'arn', name: 'Sales' });
    t.engine.flowMessage(chat.current.contactId, 'You are in a queue');
    t.leave(chat.customer);

    expect(chat.transcript.map(({ contentType }) => contentType.replace(EVENT, ''))).toEqual([
      'participant.joined',
      'participant.joined',
      'text/plain',
      'text/plain',
      'participant.left',
      'transfer.succeeded',
      'text/plain',
      'participant.left',
      'chat.ended',
    ]);
    expect(chat.transcript.at(-1)).not.toHaveProperty('participantId');
    expect(chat.transcript.map(({ contactId }) => chat.contacts.findIndex((c) => c.contactId === contactId))).toEqual([
      0, 0, 0, 0, 0, 0, 1, 1, 1,
    ]);
    const kept = t.of('ITEM').filter((event) => event.kept);
    expect(kept.map(({ item }) => item)).toEqual(chat.transcript);
  });

  test('joined reaches the joiner too, left those who stay, ended all who were there', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.supervisorJoins(chat);
    const ada = t.agentJoins(chat);
    t.leave(ada);
    expect(t.items).toEqual([
      'participant.joined Cleo -> Cleo',
      'participant.joined Sue -> Cleo+Sue',
      'participant.joined Ada -> Cleo+Sue+Ada',
      'participant.left Ada -> Cleo+Sue',
      'participant.left Sue -> Cleo',
      'participant.left Cleo -> ',
      'chat.ended -> Cleo+Sue+Ada',
    ]);
  });

  test('typing reaches the others', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const ada = t.agentJoins(chat);
    const item = t.engine.sendEvent(ada.participantId, { contentType: TYPING });
    expect(item).toMatchObject({ type: 'EVENT', contentType: TYPING, participantId: ada.participantId, role: 'AGENT' });
    expect(t.items.at(-1)).toBe('typing Ada -> Cleo (passing)');
  });

  test('receipts reach the other as metadata and gather on the message', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const ada = t.agentJoins(chat);
    const { id: messageId } = t.say(ada, 'Hello');
    const content = JSON.stringify({ messageId });
    const recipientParticipantId = chat.customer.participantId;

    t.advanceSeconds(1);
    const delivered = t.engine.sendEvent(recipientParticipantId, { contentType: DELIVERED, content });
    t.advanceSeconds(1);
    t.engine.sendEvent(recipientParticipantId, { contentType: READ, content });

    const deliveredAtMs = START_MS + 1000;
    const readAtMs = START_MS + 2000;
    expect(delivered).toMatchObject({
      type: 'MESSAGEMETADATA',
      contentType: `${EVENT}message.metadata`,
      messageMetadata: { messageId, receipts: [{ recipientParticipantId, deliveredAtMs }] },
    });
    expect(t.items.slice(-2)).toEqual(['message.metadata -> Ada (passing)', 'message.metadata -> Ada (passing)']);
    expect(chat.transcript.at(-1)).toMatchObject({
      id: messageId,
      content: 'Hello',
      messageMetadata: { messageId, receipts: [{ recipientParticipantId, deliveredAtMs, readAtMs }] },
    });
  });

  test('receipts are refused for more than two participants, without a message id, and for no message', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const ada = t.agentJoins(chat);
    const { id: messageId } = t.say(ada);
    const { participantId } = chat.customer;
    for (const content of [undefined, '', '{', '"x"', 'null', '{"messageId":1}', '{"messageId":"gone"}']) {
      const event = content === undefined ? { contentType: READ } : { contentType: READ, content };
      expect(refusalOf(() => t.engine.sendEvent(participantId, event)).code).toBe('INVALID');
    }
    t.supervisorJoins(chat);
    const content = JSON.stringify({ messageId });
    expect(refusalOf(() => t.engine.sendEvent(participantId, { contentType: READ, content })).code).toBe('CONFLICT');
    expect(chat.transcript.some(({ messageMetadata }) => messageMetadata !== undefined)).toBe(false);
  });

  test('an event that no participant sends is refused by name; connection.acknowledged does nothing', () => {
    const t = new EngineUnderTest();
    const { customer } = t.startConnectedChat();
    const send = (name: string) => t.engine.sendEvent(customer.participantId, { contentType: `${EVENT}${name}` });
    expect(refusalOf(() => send('chat.ended'))).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('event.chat.ended'),
    });
    send('connection.acknowledged');
    expect(t.items.at(-1)).toBe('connection.acknowledged Cleo ->  (passing)');
  });
});

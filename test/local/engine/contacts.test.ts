import { describe, expect, test } from '@jest/globals';
import { EngineUnderTest, OTHER_QUEUE, picture, QUEUE, refusalOf, START_MS } from './engine-under-test.ts';

describe('contacts of a chat', () => {
  test('a chat starts with one contact, which names itself as the one before it', () => {
    const t = new EngineUnderTest();
    const chat = t.startChat({ attributes: { topic: 'fees' } });

    expect(chat.current).toMatchObject({
      contactId: chat.initialContactId,
      initialContactId: chat.initialContactId,
      previousContactId: chat.initialContactId,
      initiationMethod: 'API',
      initiatedAtMs: START_MS,
      state: 'IN_FLOW',
    });
    expect([...t.engine.chats]).toEqual([chat]);
    expect(t.story).toEqual(['0 CONTACT_STARTED API welcome', '0 PARTICIPANT_CREATED Cleo']);
    expect(chat.attributes).toEqual(new Map([['topic', 'fees']]));
  });

  test('an id that is taken starts no other chat, and one that is not there is refused', () => {
    const t = new EngineUnderTest();
    const { initialContactId, customer } = t.startConnectedChat();
    expect(refusalOf(() => t.startChat({ contactIds: [initialContactId] })).code).toBe('CONFLICT');
    expect([...t.engine.chats]).toHaveLength(1);
    const decision = { attachmentId: 'nothing', status: 'APPROVED' } as const;
    expect(refusalOf(() => t.engine.decideAttachment(customer.participantId, decision)).code).toBe('NOT_FOUND');
  });

  test('a contact is queued in its target queue, and not without one', () => {
    const t = new EngineUnderTest();
    const { current } = t.startConnectedChat();
    const { contactId } = current;
    expect(refusalOf(() => t.engine.enqueue(contactId)).code).toBe('INVALID');
    expect(current.state).toBe('IN_FLOW');

    t.engine.setTargetQueue(contactId, QUEUE);
    t.advanceMinutes(1);
    t.engine.enqueue(contactId);

    expect(current).toMatchObject({ state: 'IN_QUEUE', queue: QUEUE, enqueuedAtMs: START_MS + 60_000 });
    expect(t.story.at(-1)).toBe('1 QUEUED Sales');
    // A customer-queue flow runs beside the queue and does not take the contact out of it.
    t.engine.setContactState(contactId, 'WAITING');
    expect(current.state).toBe('IN_QUEUE');
    t.engine.setTargetQueue(contactId, OTHER_QUEUE);
    t.engine.enqueue(contactId);
    expect(current.queue).toBe(OTHER_QUEUE);
  });

  test('a contact with an agent cannot be queued', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.engine.setTargetQueue(chat.current.contactId, QUEUE);
    t.agentJoins(chat);
    expect(refusalOf(() => t.engine.enqueue(chat.current.contactId)).code).toBe('CONFLICT');
    expect(chat.current.state).toBe('WITH_AGENT');
  });

  test('a transfer ends the contact and queues a new one', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const first = chat.current;
    const ada = t.agentJoins(chat);
    t.supervisorJoins(chat);
    t.advanceMinutes(3);
    t.forget();

    const next = t.engine.agentTransfers(ada.participantId, QUEUE);

    expect(t.story).toEqual([
      '3 PARTICIPANT_LEFT Ada AGENT_DISCONNECT',
      '3 PARTICIPANT_LEFT Sue AGENT_DISCONNECT',
      '3 CONTACT_ENDED AGENT_DISCONNECT',
      '3 TRANSFERRED Sales',
      '3 CONTACT_STARTED TRANSFER -',
      '3 QUEUED Sales',
    ]);
    expect(t.items.at(-1)).toBe('transfer.succeeded Ada -> Cleo+Ada+Sue');
    expect(t.of('TRANSFERRED')).toMatchObject([{ contact: first, nextContactId: next.contactId }]);
    expect(chat.current).toBe(next);
    expect(next).toMatchObject({ state: 'IN_QUEUE', queue: QUEUE, previousContactId: first.contactId });
    expect(chat.targetQueue).toBe(QUEUE);
    expect(t.engine.chatOf(next.contactId)).toBe(chat);
    expect(t.engine.contact(first.contactId)).toBe(first);
  });

  test('commands of a flow are refused once its contact has ended, though the chat goes on', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const { contactId } = chat.current;
    t.engine.agentTransfers(t.agentJoins(chat).participantId, QUEUE);
    const before = picture(chat);

    for (const command of [
      () => t.engine.flowMessage(contactId, 'Hello?'),
      () => t.engine.setContactState(contactId, 'WAITING'),
      () => t.engine.setHook(contactId, 'CustomerQueue', 'queue'),
      () => t.engine.setTargetQueue(contactId, OTHER_QUEUE),
      () => t.engine.enqueue(contactId),
      () => t.engine.endChat(contactId, 'CONTACT_FLOW_DISCONNECT'),
      () => t.engine.agentJoins(contactId, 'Bob', 'AGENT'),
      () => t.engine.createCustomParticipant(contactId, 'Bo'),
    ]) {
      expect(refusalOf(command).code).toBe('ENDED');
    }

    expect(picture(chat)).toEqual(before);
    // What belongs to the chat is reached through any of its contacts.
    t.engine.updateAttributes(contactId, { still: 'here' });
    t.engine.updateTimers(contactId, [{ role: 'AGENT', type: 'IDLE', minutes: 3 }]);
    expect(chat.timerConfig).toHaveLength(1);
  });

  test('a chain holds 12 contacts: a 13th transfer is refused, and a 13th for a disconnect flow ends the chat', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    for (let contacts = 1; contacts < 12; contacts += 1) {
      t.engine.agentTransfers(t.agentJoins(chat, `Agent ${contacts}`).participantId, QUEUE);
    }
    const last = t.agentJoins(chat, 'Last');
    expect(chat.contacts).toHaveLength(12);
    const before = picture(chat);

    expect(refusalOf(() => t.engine.agentTransfers(last.participantId, QUEUE)).code).toBe('LIMIT');
    expect(picture(chat)).toEqual(before);
    t.leave(last);

    expect(chat).toMatchObject({ ended: true, current: { disconnectReason: 'AGENT_DISCONNECT' } });
    expect(chat.contacts).toHaveLength(12);
  });

  test('the disconnect flow needs a customer who is connected', () => {
    const t = new EngineUnderTest();
    const chat = t.startChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.leave(t.agentJoins(chat));
    expect(chat.ended).toBe(true);
    expect(chat.contacts).toHaveLength(1);
  });

  test('hooks and target queue hold for the later contacts of the chat', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.engine.setTargetQueue(chat.current.contactId, QUEUE);
    t.leave(t.agentJoins(chat));

    t.engine.enqueue(chat.current.contactId);

    expect(chat.current).toMatchObject({ initiationMethod: 'DISCONNECT', state: 'IN_QUEUE', queue: QUEUE });
    t.leave(t.agentJoins(chat, 'Bob'));
    expect(chat.contacts.map(({ initiationMethod }) => initiationMethod)).toEqual(['API', 'DISCONNECT', 'DISCONNECT']);
  });

  test('ending a chat takes everybody out of it and leaves no deadline behind', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.configure(chat, { role: 'CUSTOMER', type: 'IDLE', minutes: 5 });
    t.agentJoins(chat);
    t.forget();

    t.engine.endChat(chat.current.contactId, 'API');

    expect(t.story).toEqual([
      '0 PARTICIPANT_LEFT Cleo API',
      '0 PARTICIPANT_LEFT Ada API',
      '0 TIMERS_STOPPED',
      '0 CONTACT_ENDED API',
      '0 CHAT_ENDED API',
    ]);
    expect(t.items.at(-1)).toBe('chat.ended -> Cleo+Ada');
    expect(t.clock.pending).toBe(0);
    expect(refusalOf(() => t.engine.endChat(chat.current.contactId, 'API')).code).toBe('ENDED');
    expect(refusalOf(() => t.configure(chat, { role: 'AGENT', type: 'IDLE', minutes: 5 })).code).toBe('ENDED');
    expect(t.engine.participantByToken(chat.customer.token ?? '')?.participant.state).toBe('DISCONNECTED');
  });

  test('a chat expires after its duration: 25 hours, or what was asked for', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const short = t.startConnectedChat({ chatDurationMinutes: 60 });
    t.advanceMinutes(60);
    expect([chat.ended, short.ended]).toEqual([false, true]);
    expect(short.current).toMatchObject({ disconnectReason: 'EXPIRED', disconnectedAtMs: START_MS + 3_600_000 });
    t.advanceMinutes(24 * 60 - 0.001);
    expect(chat.ended).toBe(false);
    t.advanceMinutes(0.001);
    expect(chat.current.disconnectReason).toBe('EXPIRED');
  });

  test('a chat duration is whole minutes from 60 to 10,080', () => {
    const t = new EngineUnderTest();
    for (const chatDurationMinutes of [59, 10_081, 60.5, Number.NaN]) {
      expect(refusalOf(() => t.startChat({ chatDurationMinutes })).code).toBe('INVALID');
    }
    expect([...t.engine.chats]).toEqual([]);
    expect(t.events).toEqual([]);
    t.startChat({ chatDurationMinutes: 10_080 });
  });
});

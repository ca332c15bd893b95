import { describe, expect, test } from '@jest/globals';
import { customerIdle, EngineUnderTest, picture, QUEUE, refusalOf, START_MS } from './engine-under-test.ts';

describe('participants', () => {
  test('a customer is created with a token that finds them again, and connects once', () => {
    const t = new EngineUnderTest();
    const { chat, participant } = t.engine.startChat({ displayName: 'Cleo', flowId: 'welcome' });
    expect(participant).toMatchObject({ role: 'CUSTOMER', state: 'CREATED', displayName: 'Cleo', idle: false });
    expect(t.engine.participantByToken(participant.token ?? '')).toMatchObject({ chat, participant });
    expect(t.engine.participant(participant.participantId)).toMatchObject({ chat, participant });
    expect(t.engine.participantByToken('another')).toBeUndefined();

    t.engine.connectParticipant(participant.participantId);
    t.engine.connectParticipant(participant.participantId);

    expect(participant.state).toBe('CONNECTED');
    expect(t.of('PARTICIPANT_JOINED')).toHaveLength(1);
  });

  test('a customer who does not connect within 5 minutes loses the chat', () => {
    const t = new EngineUnderTest();
    const chat = t.startChat();
    t.advanceSeconds(299.999);
    expect(chat.ended).toBe(false);
    t.forget();

    t.advanceSeconds(0.001);

    expect(t.story).toEqual([
      '5 PARTICIPANT_LEFT Cleo CUSTOMER_CONNECTION_NOT_ESTABLISHED',
      '5 CONTACT_ENDED CUSTOMER_CONNECTION_NOT_ESTABLISHED',
      '5 CHAT_ENDED CUSTOMER_CONNECTION_NOT_ESTABLISHED',
    ]);
    expect(refusalOf(() => t.engine.connectParticipant(chat.customer.participantId)).code).toBe('ACCESS_DENIED');
    expect(t.clock.pending).toBe(0);
  });

  test('a custom participant must be connected within 15 seconds, else it is gone and another may come', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const bot = t.engine.createCustomParticipant(chat.current.contactId, 'Bo');
    expect(bot).toMatchObject({ role: 'CUSTOM_BOT', state: 'CREATED' });
    t.advanceSeconds(14.999);
    expect(refusalOf(() => t.botJoins(chat)).code).toBe('CONFLICT');
    t.forget();

    t.advanceSeconds(0.001);

    expect(t.story).toEqual(['0.25 PARTICIPANT_LEFT Bo EXPIRED']);
    expect(t.items).toEqual([]);
    const refusal = refusalOf(() => t.engine.connectParticipant(bot.participantId));
    expect([refusal.code, refusal.message]).toEqual(['NOT_FOUND', expect.stringContaining('within 15 s')]);
    expect(t.botJoins(chat, 'Bea').state).toBe('CONNECTED');
    t.advanceMinutes(1);
    expect(chat.participants.at(-1)?.state).toBe('CONNECTED');
  });

  test('a custom participant is refused beside an agent or another custom participant, but not beside a supervisor', () => {
    const t = new EngineUnderTest();
    const withAgent = t.startConnectedChat();
    t.agentJoins(withAgent);
    const before = picture(withAgent);
    expect(refusalOf(() => t.botJoins(withAgent)).code).toBe('CONFLICT');
    expect(picture(withAgent)).toEqual(before);

    const withBot = t.startConnectedChat();
    t.supervisorJoins(withBot);
    const bot = t.botJoins(withBot);
    expect(refusalOf(() => t.botJoins(withBot)).code).toBe('CONFLICT');
    t.leave(bot);
    expect(t.botJoins(withBot).state).toBe('CONNECTED');
  });

  test('an agent’s join disconnects the custom participant, connected or not', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5));
    const bot = t.botJoins(chat);
    t.forget();
    t.agentJoins(chat);
    expect(t.story).toEqual([
      '0 PARTICIPANT_LEFT Bo THIRD_PARTY_DISCONNECT',
      '0 TIMERS_STOPPED',
      '0 PARTICIPANT_JOINED Ada',
      '0 TIMERS_STARTED',
    ]);
    expect(refusalOf(() => t.engine.connectParticipant(bot.participantId)).code).toBe('ACCESS_DENIED');

    const other = t.startConnectedChat();
    const pending = t.engine.createCustomParticipant(other.current.contactId, 'Bo');
    t.agentJoins(other);
    expect(pending.state).toBe('DISCONNECTED');
    t.advanceSeconds(20);
    expect(t.of('PARTICIPANT_LEFT').filter(({ participant }) => participant === pending)).toHaveLength(1);
  });

  test('a custom participant that leaves takes nobody along', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const bot = t.botJoins(chat);
    t.forget();
    t.leave(bot);
    expect(t.story).toEqual(['0 PARTICIPANT_LEFT Bo THIRD_PARTY_DISCONNECT']);
    expect(chat).toMatchObject({ ended: false, customer: { state: 'CONNECTED' } });
  });

  test('an agent joins whatever the flow is doing; the same one twice is a conflict', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.engine.setContactState(chat.current.contactId, 'WAITING');
    t.advanceMinutes(2);
    const ada = t.agentJoins(chat);
    expect(ada).toMatchObject({ role: 'AGENT', displayName: 'Ada', state: 'CONNECTED', token: expect.any(String) });
    expect(chat.current).toMatchObject({
      state: 'WITH_AGENT',
      agentParticipantId: ada.participantId,
      connectedToAgentAtMs: START_MS + 120_000,
    });
    const before = picture(chat);

    expect(refusalOf(() => t.agentJoins(chat)).code).toBe('CONFLICT');
    expect(refusalOf(() => t.supervisorJoins(chat, 'Ada')).code).toBe('CONFLICT');

    expect(picture(chat)).toEqual(before);
    t.agentJoins(chat, 'Bob');
    expect(chat.current.agentParticipantId).toBe(ada.participantId);
    t.leave(ada);
    expect([chat.ended, chat.current.state]).toEqual([false, 'WITH_AGENT']);
    expect(t.agentJoins(chat).participantId).not.toBe(ada.participantId);
  });

  test('a supervisor comes and goes without touching the contact, and leaves with it', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const sue = t.supervisorJoins(chat);
    expect(chat.current).toMatchObject({ state: 'IN_FLOW', agentParticipantId: undefined });
    t.leave(sue);
    expect(chat.ended).toBe(false);

    const sam = t.supervisorJoins(chat, 'Sam');
    const ada = t.agentJoins(chat);
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.leave(ada);
    expect(sam.state).toBe('DISCONNECTED');
    expect(chat.current.initiationMethod).toBe('DISCONNECT');
  });

  test('who is not connected can neither speak nor leave twice', () => {
    const t = new EngineUnderTest();
    const chat = t.startChat();
    expect(refusalOf(() => t.say(chat.customer))).toMatchObject({
      code: 'ACCESS_DENIED',
      message: expect.stringContaining('is not connected yet'),
    });
    const ada = t.agentJoins(chat);
    t.agentJoins(chat, 'Bob');
    t.leave(ada);
    expect(refusalOf(() => t.say(ada)).code).toBe('ACCESS_DENIED');
    expect(refusalOf(() => t.leave(ada)).code).toBe('ACCESS_DENIED');
    expect(refusalOf(() => t.engine.agentTransfers(ada.participantId, QUEUE)).code).toBe('ACCESS_DENIED');
  });

  test('only an agent transfers', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    const sue = t.supervisorJoins(chat);
    for (const { participantId } of [chat.customer, sue]) {
      expect(refusalOf(() => t.engine.agentTransfers(participantId, QUEUE)).code).toBe('INVALID');
    }
  });

  test('unknown contacts and participants are not found, and no refusal repeats a token', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    for (const command of [
      () => t.engine.chatOf('nowhere'),
      () => t.engine.contact('nowhere'),
      () => t.engine.participant('nobody'),
      () => t.engine.createCustomParticipant('nowhere', 'Bo'),
      () => t.engine.connectParticipant('nobody'),
      () => t.engine.updateTimers('nowhere', [customerIdle(5)]),
      () => t.engine.endChat('nowhere', 'API'),
    ]) {
      expect(refusalOf(command).code).toBe('NOT_FOUND');
    }
    t.leave(chat.customer);
    expect(refusalOf(() => t.leave(chat.customer)).message).not.toContain(chat.customer.token);
  });

  test('Lex is refused beside an agent, and makes room for one', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.engine.lexJoins(chat.current.contactId);
    const ada = t.agentJoins(chat);
    expect(refusalOf(() => t.engine.lexJoins(chat.current.contactId)).code).toBe('CONFLICT');
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.leave(ada);
    expect(t.botJoins(chat).state).toBe('CONNECTED');
  });
});

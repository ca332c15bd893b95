import { describe, expect, test } from '@jest/globals';
import {
  agentDisconnect,
  agentIdle,
  customerDisconnect,
  customerIdle,
  EngineUnderTest,
  MINUTE_MS,
  OTHER_QUEUE,
  picture,
  QUEUE,
  refusalOf,
  START_MS,
} from './engine-under-test.ts';

const TYPING = 'application/vnd.amazonaws.connect.event.typing';
const READ = 'application/vnd.amazonaws.connect.event.message.read';

describe('chat timers', () => {
  test('T1: minutes are whole, 2 to 480; anything else is refused and changes nothing', () => {
    const { engine, events, startConnectedChat } = bound();
    const chat = startConnectedChat();
    engine.updateTimers(chat.initialContactId, [customerIdle(2), agentDisconnect(480)]);
    const before = picture(chat);
    const eventsBefore = events.length;

    for (const minutes of [1, 0, -5, 481, 5.5, 2.000001, Number.NaN, Number.POSITIVE_INFINITY]) {
      const refusal = refusalOf(() =>
        engine.updateTimers(chat.initialContactId, [agentIdle(5), customerIdle(minutes)]),
      );
      expect(refusal.code).toBe('INVALID');
      expect(refusal.message).toContain(`Timer 2 (CUSTOMER IDLE): the duration is ${minutes} minutes`);
    }

    expect(picture(chat)).toEqual(before);
    expect(events).toHaveLength(eventsBefore);
    expect(chat.timerConfig).toEqual([customerIdle(2), agentDisconnect(480)]);
  });

  test('T2: roles CUSTOMER, AGENT; types IDLE, DISCONNECT_NONCUSTOMER; each pair at most once a request, else nothing changes', () => {
    const { engine, startConnectedChat } = bound();
    const chat = startConnectedChat();
    engine.updateTimers(chat.initialContactId, [
      customerIdle(5),
      customerDisconnect(6),
      agentIdle(7),
      agentDisconnect(8),
    ]);
    const before = picture(chat);

    const twice = refusalOf(() =>
      engine.updateTimers(chat.initialContactId, [customerIdle(9), agentIdle(481), customerIdle(9)]),
    );

    expect(twice.code).toBe('INVALID');
    expect(twice.message).toContain('Timer 3 (CUSTOMER IDLE): this role and type stand in the list more than once');
    expect(twice.message).toContain('Timer 2 (AGENT IDLE): the duration is 481 minutes');
    const others = JSON.parse('[{"role":"SUPERVISOR","type":"WAIT","minutes":5}]');
    const unknown = refusalOf(() => engine.updateTimers(chat.initialContactId, others));
    expect(unknown.code).toBe('INVALID');
    expect(unknown.message).toContain('the role is SUPERVISOR; expected CUSTOMER or AGENT');
    expect(unknown.message).toContain('the type is WAIT; expected IDLE or DISCONNECT_NONCUSTOMER');
    expect(refusalOf(() => engine.updateTimers(chat.initialContactId, [])).code).toBe('INVALID');
    expect(picture(chat)).toEqual(before);
  });

  test('T3: exactly one of duration and Unset per timer; Unset deletes that timer; timers not named stay as they were', () => {
    const { engine, startConnectedChat, of } = bound();
    const chat = startConnectedChat();
    engine.updateTimers(chat.initialContactId, [agentIdle(7), customerIdle(5), customerDisconnect(6)]);

    engine.updateTimers(chat.initialContactId, [customerIdle(null), agentDisconnect(9), agentIdle(3)]);

    expect(chat.timerConfig).toEqual([customerDisconnect(6), agentIdle(3), agentDisconnect(9)]);
    expect(of('TIMERS_CONFIGURED').at(-1)).toMatchObject({
      updates: [customerIdle(null), agentDisconnect(9), agentIdle(3)],
      timerConfig: chat.timerConfig,
    });
    engine.updateTimers(chat.initialContactId, [agentIdle(null), customerIdle(null)]);
    expect(chat.timerConfig).toEqual([customerDisconnect(6), agentDisconnect(9)]);
  });

  test('T4: the configuration belongs to the chat and persists over transfers and later contacts', () => {
    const { t, engine, startConnectedChat, agentJoins, leave } = bound();
    const chat = startConnectedChat();
    t.configure(chat, customerIdle(5));
    engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    const ada = agentJoins(chat);

    engine.agentTransfers(ada.participantId, QUEUE);
    const bob = agentJoins(chat, 'Bob');
    expect(chat.runningTimers).toEqual([{ ...customerIdle(5), dueAtMs: START_MS + 5 * MINUTE_MS }]);
    leave(bob);
    expect(chat.current.initiationMethod).toBe('DISCONNECT');
    t.configure(chat, agentIdle(4));
    t.botJoins(chat);

    expect(chat.timerConfig).toEqual([customerIdle(5), agentIdle(4)]);
    expect(chat.runningTimers.map(({ role }) => role)).toEqual(['CUSTOMER']);
  });

  test('T5: timers run only while a customer and an agent or custom participant are both connected', () => {
    const { t, engine, agentJoins, leave } = bound();
    const chat = t.startChat();
    t.configure(chat, customerIdle(10), agentIdle(20));
    const ada = agentJoins(chat);
    expect(chat.timersInForce).toEqual([customerIdle(10), agentIdle(20)]);
    expect(chat.runningTimers).toEqual([]);

    t.advanceMinutes(3);
    t.configure(chat, customerIdle(30));
    engine.connectParticipant(chat.customer.participantId);

    // They start now, with the configuration of the join.
    expect(chat.runningTimers).toEqual([
      { ...customerIdle(10), dueAtMs: START_MS + 13 * MINUTE_MS },
      { ...agentIdle(20), dueAtMs: START_MS + 23 * MINUTE_MS },
    ]);
    engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    leave(ada);
    expect([chat.timersInForce, chat.runningTimers]).toEqual([[], []]);
    t.advanceMinutes(60);
    expect(t.of('PARTICIPANT_IDLE')).toEqual([]);
  });

  test('with a custom participant only the customer’s timers run; with Lex none (T5)', () => {
    const { t, engine } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(10), customerDisconnect(5), agentIdle(2), agentDisconnect(2));

    const bot = t.botJoins(chat);
    expect(chat.timersInForce).toEqual([customerIdle(10), customerDisconnect(5)]);
    t.advanceMinutes(9);
    expect(t.of('PARTICIPANT_IDLE')).toEqual([]);
    engine.lexJoins(chat.current.contactId);

    expect(bot.state).toBe('DISCONNECTED');
    expect([chat.timersInForce, chat.runningTimers]).toEqual([[], []]);
    expect(refusalOf(() => t.botJoins(chat)).code).toBe('CONFLICT');
    engine.lexLeaves(chat.current.contactId);
    expect(t.botJoins(chat).state).toBe('CONNECTED');
  });

  test('a supervisor starts and stops no timer (T5)', () => {
    const { t, engine } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5), customerDisconnect(5));
    const supervisor = t.supervisorJoins(chat);
    expect(chat.timersInForce).toEqual([]);

    t.agentJoins(chat);
    t.advanceMinutes(3);
    engine.disconnectParticipant(supervisor.participantId);
    t.supervisorJoins(chat);

    expect(chat.runningTimers).toEqual([{ ...customerIdle(5), dueAtMs: START_MS + 5 * MINUTE_MS }]);
    expect(chat.current.state).toBe('WITH_AGENT');
  });

  test('T6: they start when the agent or custom participant joins, and stop when it leaves', () => {
    const { t, leave } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5), customerDisconnect(5));
    t.advanceMinutes(60);
    expect(t.of('PARTICIPANT_IDLE')).toEqual([]);

    const bot = t.botJoins(chat);
    expect(t.of('TIMERS_STARTED')).toMatchObject([{ timers: [customerIdle(5), customerDisconnect(5)] }]);
    t.advanceMinutes(6);
    expect(chat.customer.idle).toBe(true);
    leave(bot);

    expect(chat.customer.idle).toBe(false);
    expect(t.of('TIMERS_STOPPED')).toHaveLength(1);
    t.advanceMinutes(60);
    expect(t.of('AUTO_DISCONNECTION')).toEqual([]);
    expect(t.clock.nextParticipantTimer).toBeUndefined();
  });

  test('with two agents the timers stop when the last of them leaves (T6)', () => {
    const { t, agentJoins, leave } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, agentIdle(5), agentDisconnect(10));
    const ada = agentJoins(chat, 'Ada');
    t.advanceMinutes(1);
    const bob = agentJoins(chat, 'Bob');
    t.advanceMinutes(5);
    expect(t.story.at(-1)).toBe('6 PARTICIPANT_IDLE Bob');

    leave(bob);
    // The role stays idle; it is Ada now whom its timer speaks of.
    expect([bob.idle, ada.idle]).toEqual([false, true]);
    expect(chat.runningTimers).toEqual([{ ...agentDisconnect(10), dueAtMs: START_MS + 16 * MINUTE_MS }]);
    t.say(ada);
    expect(t.story.at(-1)).toBe('6 PARTICIPANT_RETURNED Ada');
    leave(ada);
    expect(chat.ended).toBe(true);
    expect(t.of('TIMERS_STOPPED')).toHaveLength(2);
  });

  test('T7: with both types set for a role, the disconnect timer starts only when the participant has become idle', () => {
    const { t, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5), customerDisconnect(2));
    agentJoins(chat);
    expect(chat.runningTimers).toEqual([{ ...customerIdle(5), dueAtMs: START_MS + 5 * MINUTE_MS }]);

    t.advanceMinutes(5);
    expect(chat.runningTimers).toEqual([{ ...customerDisconnect(2), dueAtMs: START_MS + 7 * MINUTE_MS }]);
    t.advanceMinutes(2);

    expect(t.of('AUTO_DISCONNECTION').map(({ atMs }) => atMs)).toEqual([START_MS + 7 * MINUTE_MS]);
  });

  test('T8: with only one type set for a role, it starts at once', () => {
    const { t, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerDisconnect(9), agentIdle(4));
    agentJoins(chat);
    expect(chat.runningTimers).toEqual([
      { ...customerDisconnect(9), dueAtMs: START_MS + 9 * MINUTE_MS },
      { ...agentIdle(4), dueAtMs: START_MS + 4 * MINUTE_MS },
    ]);

    t.advanceMinutes(9);

    expect(t.story.filter((line) => /IDLE A|AUTO/.test(line))).toEqual([
      '4 PARTICIPANT_IDLE Ada',
      '9 AUTO_DISCONNECTION Cleo',
    ]);
  });

  test('T9: a message from a participant resets its role’s timers, and brings back who was idle', () => {
    const { t, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5), customerDisconnect(5), agentIdle(6));
    agentJoins(chat);
    t.advanceMinutes(4);
    t.say(chat.customer);
    expect(chat.runningTimers).toEqual([
      { ...customerIdle(5), dueAtMs: START_MS + 9 * MINUTE_MS },
      { ...agentIdle(6), dueAtMs: START_MS + 6 * MINUTE_MS },
    ]);
    expect(t.of('PARTICIPANT_RETURNED')).toEqual([]);

    t.advanceMinutes(8);
    expect(chat.participants.map(({ idle }) => idle)).toEqual([true, true]);
    t.forget();
    t.say(chat.customer);

    expect(t.story).toEqual(['12 MESSAGE Cleo', '12 PARTICIPANT_RETURNED Cleo']);
    expect(chat.customer.idle).toBe(false);
    expect(chat.runningTimers).toEqual([{ ...customerIdle(5), dueAtMs: START_MS + 17 * MINUTE_MS }]);
    t.say(chat.customer);
    expect(t.of('PARTICIPANT_RETURNED')).toHaveLength(1);
  });

  test('T10: the configuration in force is the one at the join; a later update applies from the next join', () => {
    const { t, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5), customerDisconnect(30));
    agentJoins(chat, 'Ada');
    t.advanceMinutes(1);

    t.configure(chat, customerIdle(3), agentIdle(4));
    expect(chat.timersInForce).toEqual([customerIdle(5), customerDisconnect(30)]);
    t.advanceMinutes(4);
    expect(t.story.at(-1)).toBe('5 PARTICIPANT_IDLE Cleo');
    t.say(chat.customer);
    expect(chat.runningTimers).toEqual([{ ...customerIdle(5), dueAtMs: START_MS + 10 * MINUTE_MS }]);

    t.advanceMinutes(5);
    agentJoins(chat, 'Bob');
    expect(chat.timersInForce).toEqual([customerIdle(3), customerDisconnect(30), agentIdle(4)]);
    expect(chat.customer.idle).toBe(false);
    expect(chat.runningTimers).toEqual([
      { ...customerIdle(3), dueAtMs: START_MS + 13 * MINUTE_MS },
      { ...agentIdle(4), dueAtMs: START_MS + 14 * MINUTE_MS },
    ]);
  });

  test('T11: on auto-disconnect everybody but the customer is disconnected', () => {
    const { t, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.configure(chat, agentDisconnect(5));
    agentJoins(chat, 'Ada');
    agentJoins(chat, 'Bob');
    t.supervisorJoins(chat, 'Sue');
    t.forget();

    t.advanceMinutes(5);

    expect(t.story).toEqual([
      '5 AUTO_DISCONNECTION Bob',
      '5 PARTICIPANT_LEFT Ada IDLE_DISCONNECT',
      '5 PARTICIPANT_LEFT Bob IDLE_DISCONNECT',
      '5 PARTICIPANT_LEFT Sue IDLE_DISCONNECT',
      '5 TIMERS_STOPPED',
      '5 CONTACT_ENDED IDLE_DISCONNECT',
      '5 CONTACT_STARTED DISCONNECT goodbye',
    ]);
    expect(chat.participants.map(({ state }) => state)).toEqual([
      'CONNECTED',
      'DISCONNECTED',
      'DISCONNECTED',
      'DISCONNECTED',
    ]);
  });

  test('T12: when the agent leaves, by auto-disconnect or by ending the chat, the disconnect flow runs as a new contact', () => {
    for (const reason of ['IDLE_DISCONNECT', 'AGENT_DISCONNECT'] as const) {
      const { t, agentJoins, leave } = bound();
      const chat = t.startConnectedChat();
      t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
      t.configure(chat, customerDisconnect(5));
      const ada = agentJoins(chat);
      const first = chat.current;

      if (reason === 'IDLE_DISCONNECT') t.advanceMinutes(5);
      else leave(ada);

      expect(first).toMatchObject({ state: 'ENDED', disconnectReason: reason, disconnectedAtMs: t.clock.nowMs });
      expect(chat.current).toMatchObject({
        state: 'IN_FLOW',
        initiationMethod: 'DISCONNECT',
        previousContactId: first.contactId,
        initialContactId: first.contactId,
      });
      expect(t.of('CONTACT_STARTED').at(-1)).toMatchObject({ flowId: 'goodbye', contact: chat.current });
      expect(chat.customer.state).toBe('CONNECTED');
    }
  });

  test('without a disconnect flow the chat ends; the customer’s own leaving starts none (T12)', () => {
    const { t, agentJoins, leave } = bound();
    const withoutHook = t.startConnectedChat();
    leave(agentJoins(withoutHook));
    expect(withoutHook).toMatchObject({ ended: true, current: { disconnectReason: 'AGENT_DISCONNECT' } });
    expect(withoutHook.contacts).toHaveLength(1);

    const left = t.startConnectedChat();
    t.engine.setHook(left.current.contactId, 'CustomerRemaining', 'goodbye');
    agentJoins(left);
    t.forget();
    leave(left.customer);
    expect(t.story).toEqual([
      '0 PARTICIPANT_LEFT Cleo CUSTOMER_DISCONNECT',
      '0 PARTICIPANT_LEFT Ada CUSTOMER_DISCONNECT',
      '0 CONTACT_ENDED CUSTOMER_DISCONNECT',
      '0 CHAT_ENDED CUSTOMER_DISCONNECT',
    ]);
    expect(left.contacts).toHaveLength(1);
  });

  test('T13: idle and returned reach everyone connected, auto-disconnection those who stay; none is kept', () => {
    const { t, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.configure(chat, customerIdle(5), customerDisconnect(5));
    agentJoins(chat);
    t.supervisorJoins(chat);
    t.advanceMinutes(5);
    t.say(chat.customer);
    t.forget();
    const keptBefore = chat.transcript.length;

    t.advanceMinutes(5);
    t.say(chat.customer);
    t.advanceMinutes(10);

    expect(t.items).toEqual([
      'participant.idle Cleo -> Cleo+Ada+Sue (passing)',
      'text/plain Cleo -> Cleo+Ada+Sue',
      'participant.returned Cleo -> Cleo+Ada+Sue (passing)',
      'participant.idle Cleo -> Cleo+Ada+Sue (passing)',
      'participant.autodisconnection Cleo -> Cleo (passing)',
      'participant.left Ada -> Cleo+Sue',
      'participant.left Sue -> Cleo',
    ]);
    expect(chat.transcript.slice(keptBefore).map(({ type, displayName }) => `${type} ${displayName}`)).toEqual([
      'MESSAGE Cleo',
      'EVENT Ada',
      'EVENT Sue',
    ]);
  });

  test('T14: an idle timer that expires during a Wait block takes no branch: the contact goes on waiting', () => {
    const { t } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5));
    t.engine.setContactState(chat.current.contactId, 'WAITING');
    t.botJoins(chat);
    t.forget();

    t.advanceMinutes(30);

    expect(t.story).toEqual(['5 PARTICIPANT_IDLE Cleo']);
    expect(chat.current.state).toBe('WAITING');
  });

  test('T15: a custom participant auto-disconnected during a Wait leaves the chat, and the contact goes on', () => {
    const { t } = bound();
    const chat = t.startConnectedChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.configure(chat, customerIdle(5), customerDisconnect(10));
    const bot = t.botJoins(chat);
    t.engine.setContactState(chat.current.contactId, 'WAITING');
    t.forget();

    t.advanceMinutes(60);

    expect(t.story).toEqual([
      '5 PARTICIPANT_IDLE Cleo',
      '15 AUTO_DISCONNECTION Cleo',
      '15 PARTICIPANT_LEFT Bo IDLE_DISCONNECT',
      '15 TIMERS_STOPPED',
    ]);
    expect(t.of('PARTICIPANT_LEFT')).toMatchObject([{ participant: bot, contact: { state: 'WAITING' } }]);
    expect(chat.contacts).toHaveLength(1);
  });

  test('T16: outside a Wait the custom participant is disconnected and nothing else happens', () => {
    const { t } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerDisconnect(10));
    const bot = t.botJoins(chat);

    t.advanceMinutes(10);

    expect(bot.state).toBe('DISCONNECTED');
    expect(chat.customer).toMatchObject({ state: 'CONNECTED', idle: false });
    expect(chat.current.state).toBe('IN_FLOW');
    expect(chat.ended).toBe(false);
    expect(t.botJoins(chat, 'Bea').state).toBe('CONNECTED');
  });

  test('T17: typing, receipts and other events reset nothing: only messages do', () => {
    const { t, engine, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5), agentIdle(7));
    const ada = agentJoins(chat);
    const { id: messageId } = t.say(ada);
    const before = chat.runningTimers;
    t.advanceMinutes(4);

    engine.sendEvent(chat.customer.participantId, { contentType: TYPING });
    engine.sendEvent(chat.customer.participantId, { contentType: READ, content: JSON.stringify({ messageId }) });
    engine.sendEvent(ada.participantId, { contentType: TYPING });
    engine.updateAttributes(chat.initialContactId, { topic: 'fees' });
    engine.flowMessage(chat.current.contactId, 'One moment');
    t.supervisorJoins(chat);

    expect(chat.runningTimers).toEqual(before);
    t.advanceMinutes(3);
    expect(t.of('PARTICIPANT_IDLE').map(({ role }) => role)).toEqual(['CUSTOMER', 'AGENT']);
    engine.sendEvent(chat.customer.participantId, { contentType: TYPING });
    expect(chat.customer.idle).toBe(true);
  });

  test('T18: equal deadlines fire in the order in which they were set; idle before disconnect', () => {
    const { t, agentJoins } = bound();
    const first = t.startConnectedChat({ displayName: 'Cleo' });
    const second = t.startConnectedChat({ displayName: 'Dora' });
    t.configure(first, customerDisconnect(10), agentIdle(10));
    t.configure(second, customerDisconnect(10), agentIdle(10));
    agentJoins(second, 'Bob');
    agentJoins(first, 'Ada');
    t.forget();

    t.advanceMinutes(10);

    expect(t.story.filter((line) => /IDLE [AB]|AUTO/.test(line))).toEqual([
      '10 PARTICIPANT_IDLE Bob',
      '10 PARTICIPANT_IDLE Ada',
      '10 AUTO_DISCONNECTION Dora',
      '10 AUTO_DISCONNECTION Cleo',
    ]);
  });

  test('a transfer ends the timers, and the next agent starts them anew (T6)', () => {
    const { t, engine, agentJoins } = bound();
    const chat = t.startConnectedChat();
    t.configure(chat, customerIdle(5));
    const ada = agentJoins(chat);
    t.advanceMinutes(6);
    expect(chat.customer.idle).toBe(true);
    engine.agentTransfers(ada.participantId, OTHER_QUEUE);

    expect(chat.customer.idle).toBe(false);
    expect(chat.timersInForce).toEqual([]);
    t.advanceMinutes(60);
    agentJoins(chat, 'Bob');
    expect(chat.runningTimers).toEqual([{ ...customerIdle(5), dueAtMs: START_MS + 71 * MINUTE_MS }]);
  });
});

/** The parts of a fresh engine that a test uses often. */
function bound() {
  const t = new EngineUnderTest();
  return {
    t,
    engine: t.engine,
    events: t.events,
    startConnectedChat: t.startConnectedChat.bind(t),
    agentJoins: t.agentJoins.bind(t),
    leave: t.leave.bind(t),
    of: t.of.bind(t),
  };
}

import { describe, expect, test } from '@jest/globals';
import {
  agentDisconnect,
  agentIdle,
  bound,
  customerDisconnect,
  customerIdle,
  MINUTE_MS,
  picture,
  QUEUE,
  refusalOf,
  START_MS,
} from './engine-under-test.ts';

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
});

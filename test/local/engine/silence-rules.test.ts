import { describe, expect, test } from '@jest/globals';
import {
  agentDisconnect,
  agentIdle,
  bound,
  customerDisconnect,
  customerIdle,
  MINUTE_MS,
  OTHER_QUEUE,
  START_MS,
} from './engine-under-test.ts';

const TYPING = 'application/vnd.amazonaws.connect.event.typing';
const READ = 'application/vnd.amazonaws.connect.event.message.read';

describe('silence in a chat', () => {
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

import { describe, expect, test } from '@jest/globals';
import { customerIdle, EngineUnderTest, START_MS } from './engine-under-test.ts';

describe('order of events', () => {
  test('events are delivered when the command that caused them has finished', () => {
    const t = new EngineUnderTest();
    const seen: boolean[] = [];
    t.onEvent = ({ type, chat }) => {
      if (type === 'PARTICIPANT_LEFT') seen.push(chat.ended);
    };
    const chat = t.startConnectedChat();
    t.agentJoins(chat);
    t.leave(chat.customer);
    expect(seen).toEqual([true, true]);
  });

  test('a command given by a listener is done at once, and its events come after those that wait', () => {
    const t = new EngineUnderTest();
    let depth = 0;
    let deepest = 0;
    t.onEvent = ({ type, contact }) => {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (type === 'CONTACT_STARTED') {
        t.engine.flowMessage(contact.contactId, 'Hello');
        expect(t.engine.chatOf(contact.contactId).transcript).toHaveLength(2);
        t.agentJoins(t.engine.chatOf(contact.contactId));
      }
      depth -= 1;
    };

    t.startChat({ initialMessage: { contentType: 'text/plain', content: 'Hi' } });

    expect(t.story).toEqual([
      '0 CONTACT_STARTED API welcome',
      '0 PARTICIPANT_CREATED Cleo',
      '0 MESSAGE Cleo',
      '0 MESSAGE SYSTEM_MESSAGE',
      '0 PARTICIPANT_JOINED Ada',
    ]);
    expect(deepest).toBe(1);
  });

  test('each event carries its own time and contact, also when one advance passes many deadlines', () => {
    const t = new EngineUnderTest();
    const chat = t.startConnectedChat();
    t.engine.setHook(chat.current.contactId, 'CustomerRemaining', 'goodbye');
    t.configure(chat, customerIdle(5), { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 5 });
    t.agentJoins(chat);
    const nowSeen: number[] = [];
    t.onEvent = (event) => nowSeen.push(t.clock.nowMs - event.atMs);

    t.advanceMinutes(30 * 60);

    expect(new Set(nowSeen)).toEqual(new Set([0]));
    const ended = t.of('CONTACT_ENDED').map(({ atMs, contact }) => [(atMs - START_MS) / 60_000, contact.contactId]);
    expect(ended).toEqual([
      [10, chat.contacts[0]?.contactId],
      [25 * 60, chat.contacts[1]?.contactId],
    ]);
  });

  test('a listener that fails fails the command, and loses no event', () => {
    const t = new EngineUnderTest();
    t.onEvent = ({ type }) => {
      if (type === 'CONTACT_STARTED') throw new Error('out of order');
    };
    expect(() => t.startChat()).toThrow('out of order');
    expect(t.story).toEqual(['0 CONTACT_STARTED API welcome']);

    const [chat] = t.engine.chats;
    t.engine.connectParticipant(chat?.customer.participantId ?? '');
    expect(t.story.slice(1)).toEqual(['0 PARTICIPANT_CREATED Cleo', '0 PARTICIPANT_JOINED Cleo']);
  });

  test('the same seed gives the same chat again, another seed other ids', () => {
    const ids = (seed: number) => {
      const t = new EngineUnderTest({ seed });
      const chat = t.startConnectedChat();
      t.agentJoins(chat);
      return [chat.initialContactId, chat.customer.token, ...chat.transcript.map(({ id }) => id)];
    };
    expect(ids(7)).toEqual(ids(7));
    expect(new Set([...ids(7), ...ids(8)]).size).toBe(8);
  });
});

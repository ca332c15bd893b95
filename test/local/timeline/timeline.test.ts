import { describe, expect, test } from '@jest/globals';
import { Timeline } from '../../../local/timeline/timeline.ts';
import { EngineUnderTest, MINUTE_MS, QUEUE, START_MS } from '../engine/engine-under-test.ts';

/** An engine whose events a timeline writes down. */
function recorded() {
  const timeline = new Timeline();
  const under = new EngineUnderTest();
  under.onEvent = (event) => timeline.onChatEvent(event);
  return { timeline, under };
}

describe('what a timeline writes down', () => {
  test('stays as it was when the participants change afterwards, and never has a token', () => {
    const { timeline, under } = recorded();
    const chat = under.startConnectedChat();
    under.engine.disconnectParticipant(chat.customer.participantId);

    const name = { participantId: chat.customer.participantId, displayName: 'Cleo' };
    const entries = timeline.of(chat.initialContactId);
    expect(entries.map(({ type, role, detail }) => ({ type, role, detail }))).toEqual([
      { type: 'CONTACT_STARTED', role: null, detail: { initiationMethod: 'API' } },
      { type: 'PARTICIPANT_CREATED', role: 'CUSTOMER', detail: { ...name, connectBy: '2026-01-05T09:05:00.000Z' } },
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOMER', detail: name },
      { type: 'PARTICIPANT_LEFT', role: 'CUSTOMER', detail: { ...name, reason: 'CUSTOMER_DISCONNECT' } },
      { type: 'CONTACT_ENDED', role: null, detail: { reason: 'CUSTOMER_DISCONNECT' } },
      { type: 'CHAT_ENDED', role: null, detail: { reason: 'CUSTOMER_DISCONNECT' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(chat.customer.token);
  });

  test('is the queue by its name, and whose it is where it is an agent’s own', () => {
    const { timeline, under } = recorded();
    const chat = under.startConnectedChat();
    const { contactId } = chat.current;
    under.engine.setTargetQueue(contactId, QUEUE);
    under.engine.enqueue(contactId);
    under.engine.moveToQueue(contactId, { ...QUEUE, id: 'ann', name: 'Ann', agentId: 'ann' });

    const entries = timeline.of(chat.initialContactId);
    const queued = entries.filter((entry) => entry.type === 'QUEUED').map(({ detail }) => detail);
    expect(queued).toEqual([{ queue: 'Sales' }, { queue: 'Ann', agentId: 'ann' }]);
    expect(entries.find((entry) => entry.type === 'TRANSFERRED')?.detail).toEqual({
      queue: 'Ann',
      nextContactId: chat.current.contactId,
    });
  });

  test('is the keys of attributes and the timers, each at its time and contact', () => {
    const { timeline, under } = recorded();
    const chat = under.startConnectedChat();
    under.clock.advanceTo(START_MS + MINUTE_MS);
    under.engine.updateAttributes(chat.initialContactId, { card: '4111' });
    under.configure(chat, { role: 'CUSTOMER', type: 'IDLE', minutes: 5 });
    under.agentJoins(chat);

    const entries = timeline.of(chat.initialContactId);
    const timers = [{ role: 'CUSTOMER', type: 'IDLE', minutes: 5 }];
    expect(entries).toContainEqual({
      ...{ atMs: START_MS + MINUTE_MS, contactId: chat.initialContactId },
      ...{ type: 'ATTRIBUTES_UPDATED', role: null, detail: { keys: ['card'] } },
    });
    expect(entries.find((entry) => entry.type === 'TIMERS_CONFIGURED')?.detail).toEqual({
      timers,
      timerConfig: timers,
    });
    expect(entries.find((entry) => entry.type === 'TIMERS_STARTED')?.detail).toEqual({ timers });
    expect(JSON.stringify(entries)).not.toContain('4111');
  });

  test('is nothing for a chat that it has not heard of', () => {
    expect(new Timeline().of('unknown')).toEqual([]);
  });
});

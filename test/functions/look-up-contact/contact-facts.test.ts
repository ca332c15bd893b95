import { expect, test } from '@jest/globals';
import { contactFacts } from '../../../functions/look-up-contact/contact-facts.ts';

test('of a contact that has nothing but its id, that is told', () => {
  expect(contactFacts({ Id: 'one' })).toStrictEqual({ contactId: 'one' });
});

test('of a queue and an agent that have no ids or times, nothing is told', () => {
  expect(contactFacts({ Id: 'one', QueueInfo: {}, AgentInfo: {} })).toEqual({ contactId: 'one' });
});

test('a time that is not one is left out', () => {
  expect(contactFacts({ Id: 'one', InitiationTimestamp: new Date(Number.NaN) })).toEqual({ contactId: 'one' });
  expect(contactFacts({ DisconnectTimestamp: new Date(0) })).toEqual({
    disconnectTimestamp: '1970-01-01T00:00:00.000Z',
  });
});

test('all that is known is told flat, with times in ISO 8601', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute));
  const contact = {
    Id: 'own',
    InitialContactId: 'first',
    PreviousContactId: 'before',
    RelatedContactId: 'past',
    Channel: 'CHAT',
    InitiationMethod: 'API',
    DisconnectReason: 'IDLE_DISCONNECT',
    AgentInfo: { Id: 'agent', ConnectedToAgentTimestamp: at(2) },
    QueueInfo: { Id: 'queue', EnqueueTimestamp: at(1) },
    InitiationTimestamp: at(0),
    DisconnectTimestamp: at(3),
  } as const;
  expect(contactFacts(contact)).toEqual({
    contactId: 'own',
    initialContactId: 'first',
    previousContactId: 'before',
    relatedContactId: 'past',
    channel: 'CHAT',
    initiationMethod: 'API',
    disconnectReason: 'IDLE_DISCONNECT',
    agentId: 'agent',
    queueId: 'queue',
    initiationTimestamp: '2026-01-05T09:00:00.000Z',
    enqueueTimestamp: '2026-01-05T09:01:00.000Z',
    connectedToAgentTimestamp: '2026-01-05T09:02:00.000Z',
    disconnectTimestamp: '2026-01-05T09:03:00.000Z',
  });
});

import { expect, test } from '@jest/globals';
import { contactFacts } from '../../../functions/look-up-contact/contact-facts.ts';

test('of a contact that has nothing but its id, that is told', () => {
  expect(contactFacts({ Id: 'one' })).toEqual({ contactId: 'one' });
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

import { describe, expect, test } from '@jest/globals';
import { agentIn, type Contact, chatsOf, isOwnQueue, type Participant } from '../../../../local/console/page/model.ts';
import { contactOf } from './contact-of.ts';

const person = (role: Participant['role'], displayName: string, state: Participant['state'] = 'CONNECTED') => ({
  ...{ participantId: displayName, role, displayName, state, idle: false, typing: false },
});

const contact = (contactId: string, more: Partial<Contact> = {}) => contactOf({ contactId, ...more });

describe('chats', () => {
  test('have all contacts of their chain, and the newest as the current one', () => {
    const chain = { initialContactId: 'a', currentContactId: 'c', participants: [person('CUSTOMER', 'Mia')] };
    const chats = chatsOf([contact('a', chain), contact('b'), contact('c', chain)]);

    expect(
      chats.map(({ initialContactId, contacts, current, customerName }) => [
        ...[initialContactId, contacts.length, current.contactId, customerName],
      ]),
    ).toEqual([
      ['a', 2, 'c', 'Mia'],
      ['b', 1, 'b', 'Customer'],
    ]);
  });

  test('have the last contact that is known as the current one, where the newest is not known yet', () => {
    expect(chatsOf([contact('a', { currentContactId: 'later' })])[0]?.current.contactId).toBe('a');
  });
});

test('the agent in a chat is the one who is connected', () => {
  const gone = person('AGENT', 'Maria', 'DISCONNECTED');
  const there = person('AGENT', 'Omar');
  expect(agentIn(contact('a', { participants: [person('CUSTOMER', 'Mia'), gone, there] }))).toBe(there);
  expect(agentIn(contact('a', { participants: [gone] }))).toBeUndefined();
});

test('a queue that the instance does not have is an agent’s own', () => {
  const queues = [{ name: 'Support', id: 'q', arn: 'arn' }];
  expect([isOwnQueue('Support', queues), isOwnQueue('Maria', queues)]).toEqual([false, true]);
});

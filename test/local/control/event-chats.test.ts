import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ask, startLocalConnect } from './local-connect-under-test.ts';

const event = (path: string): unknown => JSON.parse(readFileSync(`events/${path}`, 'utf8'));

/** The contact and instance that the sample events name. */
const CONTACT_ID = '0d9f6c1e-7a42-4b58-8c3d-2f6e1b9a5d74';
const LATER_ID = '7b1e2d90-4c3f-4a6b-9e58-1d2c3b4a5f60';
const INSTANCE_ID = '5f0c9a4e-2b7d-4c36-9a1f-8e3d6b2c7f10';

const flowEvent = (contactData: object) => ({ Details: { ContactData: { Channel: 'CHAT', ...contactData } } });

describe('POST /local/event-chats', () => {
  test('makes the chat that an event names, its customer connected, with the event’s attributes', async () => {
    const connect = await startLocalConnect();
    const made = await ask(connect, 'POST', '/local/event-chats', { events: [event('set-chat-timers/policy.json')] });
    expect(made).toEqual({ status: 200, body: { contactIds: [CONTACT_ID] } });
    const { body } = await ask(connect, 'GET', `/local/contacts/${CONTACT_ID}`);
    expect(body).toMatchObject({
      attributes: { customerTier: 'gold', topic: 'delivery' },
      participants: [{ role: 'CUSTOMER', state: 'CONNECTED' }],
    });
  });

  test('makes it once, and the contacts before it in the same chain', async () => {
    const connect = await startLocalConnect();
    const events = ['look-up-contact/previous.json', 'look-up-contact/initial.json'].map(event);
    await ask(connect, 'POST', '/local/event-chats', { events });
    const { body } = await ask(connect, 'POST', '/local/event-chats', { events });
    expect(body).toEqual({ contactIds: [LATER_ID] });
    const contacts = await ask(connect, 'GET', '/local/contacts');
    expect(contacts.body.contacts).toMatchObject([{ currentContactId: LATER_ID }, { contactId: LATER_ID }]);
  });

  test('makes a contact that comes later than its chat stand alone', async () => {
    const connect = await startLocalConnect();
    await ask(connect, 'POST', '/local/event-chats', { events: [flowEvent({ ContactId: 'first' })] });
    const later = flowEvent({ ContactId: 'later', InitialContactId: 'first', PreviousContactId: 'first' });
    expect((await ask(connect, 'POST', '/local/event-chats', { events: [later] })).status).toBe(200);
    const { body } = await ask(connect, 'GET', '/local/contacts/later');
    expect(body).toMatchObject({ contactId: 'later', initialContactId: 'later' });
  });

  test.each(['set-chat-timers/policy.json', 'retry-chat-timers/message.json'])(
    'has the instance stand for the one of the event: %s',
    async (file) => {
      const connect = await startLocalConnect();
      const describeContact = () => ask(connect, 'GET', `/contacts/${INSTANCE_ID}/${CONTACT_ID}`);
      expect((await describeContact()).status).toBe(404);
      await ask(connect, 'POST', '/local/event-chats', { events: [event(file)] });
      expect((await describeContact()).status).toBe(200);
      const foreign = await ask(connect, 'GET', `/contacts/another-instance/${CONTACT_ID}`);
      expect(foreign.status).toBe(404);
    },
  );

  test('passes over events without a chat', async () => {
    const connect = await startLocalConnect();
    const events = ['set-chat-timers/bad-voice-contact.json', 'start-chat/plain.json', 'run-chat-bot/bad-poison.json'];
    const { status, body } = await ask(connect, 'POST', '/local/event-chats', {
      events: [
        ...events.map(event),
        null,
        'text',
        {},
        { Records: [null, { body: '{' }] },
        flowEvent({ ContactId: '' }),
      ],
    });
    expect({ status, body }).toEqual({ status: 200, body: { contactIds: [] } });
  });

  test.each([{}, { events: {} }, { event: {} }])('refuses a body without a list of events: %j', async (body) => {
    const connect = await startLocalConnect();
    expect((await ask(connect, 'POST', '/local/event-chats', body)).status).toBe(400);
  });
});

test('a function that is invoked with makeChat gets its event as it is, and finds its chat', async () => {
  const connect = await startLocalConnect({ assembly: '.build/sandbox' });
  const body = { event: event('set-chat-timers/policy.json'), makeChat: true };
  const answer = await ask(connect, 'POST', '/local/functions/SetChatTimers/invoke', body);
  expect(answer.body).toMatchObject({ result: { status: 'SET', policy: 'patient' } });
  const contact = await ask(connect, 'GET', `/local/contacts/${CONTACT_ID}`);
  expect(contact.body.timerConfig).toContainEqual({ role: 'CUSTOMER', type: 'IDLE', minutes: 30 });
});

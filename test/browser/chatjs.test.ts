import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startChat } from '../local/api/people.ts';
import { serveApi } from '../local/api/serve-api.ts';
import { type Browser, openPage } from './browser.ts';
import { CustomerInBrowser } from './customer-in-browser.ts';

const EVENT = 'application/vnd.amazonaws.connect.event';
const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;

let browser: Browser;

beforeEach(async () => {
  browser = await openPage('data:text/html,chat');
});

afterEach(() => browser.close());

test('ChatJS in a browser goes through a whole chat, and gets each of its callbacks', async () => {
  await using api = await serveApi();
  const chat = await startChat(api);
  const { contactId } = chat;
  const customer = await CustomerInBrowser.connect(api, browser, chat);
  await customer.isTold('Message', 'CUSTOMER');
  api.engine.updateTimers(contactId, [
    { role: 'CUSTOMER', type: 'IDLE', minutes: 2 },
    { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 2 },
  ]);
  api.engine.setHook(contactId, 'CustomerRemaining', api.flow.id);
  const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
  const { id } = api.engine.sendMessage(agent.participantId, { contentType: 'text/plain', content: 'Hi' });
  await customer.isTold('Message', 'AGENT');
  api.engine.sendEvent(agent.participantId, { contentType: `${EVENT}.typing` });
  await customer.isTold('Typing', 'AGENT');

  await customer.does('type()');
  expect(api.events.at(-1)).toMatchObject({ item: { contentType: `${EVENT}.typing`, role: 'CUSTOMER' } });
  await customer.does('say("Hello")');
  await customer.isTold('Message', 'CUSTOMER');
  const said = api.engine.chatOf(contactId).transcript.find(({ content }) => content === 'Hello');
  const content = JSON.stringify({ messageId: said?.id });
  api.engine.sendEvent(agent.participantId, { contentType: `${EVENT}.message.delivered`, content });
  await customer.isTold('DeliveredReceipt');
  api.engine.sendEvent(agent.participantId, { contentType: `${EVENT}.message.read`, content });
  await customer.isTold('ReadReceipt');
  await customer.does(`hasRead("${id}")`);
  const read = api.engine.chatOf(contactId).transcript.find((item) => item.id === id);
  expect(read?.messageMetadata?.receipts).toMatchObject([{ recipientParticipantId: chat.participantId }]);

  api.advanceChatMinutes(2);
  await customer.isTold('ParticipantIdle', 'CUSTOMER');
  await customer.does('say("Back")');
  await customer.isTold('ParticipantReturned', 'CUSTOMER');
  api.advanceChatMinutes(4);
  await customer.isTold('AutoDisconnection', 'CUSTOMER');
  expect(await customer.does('read()')).toEqual(['Hi', 'Hello', 'Back']);
  await customer.does('leave()');
  await customer.isTold('Ended');
  expect(api.engine.chatOf(contactId).current.disconnectReason).toBe('CUSTOMER_DISCONNECT');
});

test('ChatJS in a browser reads the chat that it continues, once it is told of it', async () => {
  await using api = await serveApi();
  const past = api.engine.startChat({ displayName: 'Mia' });
  api.engine.connectParticipant(past.participant.participantId);
  api.engine.sendMessage(past.participant.participantId, { contentType: 'text/plain', content: 'Last week' });
  api.engine.endChat(past.chat.initialContactId, 'API');
  api.advanceChatMinutes(1);
  const chat = await startChat(api);
  const customer = await CustomerInBrowser.connect(api, browser, chat);
  await customer.does('say("Today")');
  const sourceContactId = past.chat.initialContactId;
  api.engine.associatePersistent(chat.contactId, { rehydrationType: 'ENTIRE_PAST_SESSION', sourceContactId });
  await customer.isTold('ChatRehydrated');
  expect(await customer.does('read()')).toEqual(['Last week', 'Today']);
});

test('ChatJS in a browser survives an hour of heartbeats, and a dropped socket after it', async () => {
  await using api = await serveApi();
  const chat = await startChat(api);
  const customer = await CustomerInBrowser.connect(api, browser, chat);
  await customer.isTold('Message', 'CUSTOMER');
  await customer.stopClock();
  for (let passedMs = 0; passedMs < HOUR_MS; passedMs += SECOND_MS) await customer.letPass(SECOND_MS);
  expect(customer.told.filter(({ callback }) => callback === 'DeepHeartbeatSuccess').length).toBeGreaterThanOrEqual(
    360,
  );
  // ChatJS changes its socket after 59 minutes by itself, and nobody notices.
  expect(customer.sockets).toBe(2);
  const names = new Set(customer.told.map(({ callback }) => callback));
  for (const trouble of ['ConnectionLost', 'ConnectionBroken', 'DeepHeartbeatFailure', 'Ended']) {
    expect(names).not.toContain(trouble);
  }
  // ChatJS hands messages over in a timer.
  await customer.startClock();
  await customer.does('say("Still here")');
  await customer.isTold('Message', 'CUSTOMER');
  api.api.close();
  await customer.isTold('ConnectionLost');
  await customer.isTold('ConnectionEstablished');
  await customer.does('say("And back")');
  await customer.isTold('Message', 'CUSTOMER');
});

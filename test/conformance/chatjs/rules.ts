import { expect, test } from '@jest/globals';
import type { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { type Started, startChat } from '../../local/api/people.ts';
import { type ServedApi, serveApi } from '../../local/api/serve-api.ts';
import type { ChatJsCustomer } from './chatjs-customer.ts';

const EVENT = 'application/vnd.amazonaws.connect.event';
const SECOND_MS = 1000;
const STEP_MS = 5 * SECOND_MS;
const HOUR_MS = 3600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;
const URL_LIFE_MS = 100 * SECOND_MS;
const FILE_ECHO_MS = 100;

/** What ChatJS connects to. */
export interface ServiceOfChat {
  readonly url: string;
  readonly transport: Pick<ManualTransportClock, 'nowMs' | 'advance'>;
}

/** A chat as a participant's own client knows it. */
export interface OwnChat extends Started {
  /** Default: CUSTOMER. */
  readonly type?: 'CUSTOMER' | 'AGENT';
}

/** The tests that ChatJS goes through, the same wherever it runs. */
export function chatJsIsServed(connect: (service: ServiceOfChat, chat: OwnChat) => Promise<ChatJsCustomer>): void {
  async function startConnected(api: ServedApi) {
    const chat = await startChat(api);
    const customer = await connect(api, chat);
    await customer.isTold('Message', 'CUSTOMER');
    return { customer, chat };
  }

  test('goes through a whole chat, and gets each of its callbacks', async () => {
    await using api = await serveApi();
    const { customer: connected, chat } = await startConnected(api);
    await using customer = connected;
    const { contactId } = chat;
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

  test('reads the transcript back to its beginning, page by page', async () => {
    await using api = await serveApi();
    const { customer: connected, chat } = await startConnected(api);
    await using customer = connected;
    const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    for (const content of texts) api.engine.sendMessage(chat.participantId, { contentType: 'text/plain', content });
    // 20 messages, and the event that the customer has joined.
    expect(await customer.scrollsBack(6)).toEqual({ messages: texts, pages: 4 });
  });

  test('reads the chat that it continues, once it is told of it', async () => {
    await using api = await serveApi();
    const past = api.engine.startChat({ displayName: 'Mia' });
    api.engine.connectParticipant(past.participant.participantId);
    api.engine.sendMessage(past.participant.participantId, { contentType: 'text/plain', content: 'Last week' });
    api.engine.endChat(past.chat.initialContactId, 'API');
    api.advanceChatMinutes(1);
    const { customer: connected, chat } = await startConnected(api);
    await using customer = connected;
    await customer.does('say("Today")');
    const sourceContactId = past.chat.initialContactId;
    api.engine.associatePersistent(chat.contactId, { rehydrationType: 'ENTIRE_PAST_SESSION', sourceContactId });
    await customer.isTold('ChatRehydrated');
    expect(await customer.does('read()')).toEqual(['Last week', 'Today']);
  });

  test('as an agent connects, sees the customer typing, chats, and reads the transcript', async () => {
    await using api = await serveApi();
    const { customer: connected, chat } = await startConnected(api);
    await using mia = connected;
    await mia.does('say("Hello")');
    const { participantId, token } = api.engine.agentJoins(chat.contactId, 'Ann', 'AGENT');
    const asAgent = { contactId: chat.contactId, participantId, participantToken: token, type: 'AGENT' } as const;
    await using ann = await connect(api, asAgent);
    await ann.hears('Hello');
    await mia.does('type()');
    await ann.isTold('Typing', 'CUSTOMER');
    await ann.does('type()');
    await mia.isTold('Typing', 'AGENT');
    await ann.does('say("Ann here")');
    await mia.hears('Ann here');
    expect(await ann.does('read()')).toEqual(['Hello', 'Ann here']);
    // An agent leaves by the workspace: ChatJS has no call for it.
    api.engine.disconnectParticipant(participantId);
    await mia.isTold('Ended');
    expect(api.engine.chatOf(chat.contactId).current.disconnectReason).toBe('AGENT_DISCONNECT');
  });

  test('sends a file, and opens the one that it is told of', async () => {
    await using api = await serveApi();
    const { customer: connected } = await startConnected(api);
    await using customer = connected;
    await customer.does('attach("letter.txt", "Dear Ann")');
    api.transport.advance(FILE_ECHO_MS);
    await customer.hears('letter.txt APPROVED');
    expect(await customer.does('download()')).toBe('Dear Ann');
    await expect(customer.does('attach("program.exe", "x")')).rejects.toThrow('AttachmentName');
  });

  test('gets what a Lex bot says in parts, where the chat was started for it, and whole in the end', async () => {
    await using api = await serveApi();
    const chat = await startChat(api, { ParticipantConfiguration: { ResponseMode: 'INCREMENTAL' } });
    await using customer = await connect(api, chat);
    const text = 'Your parcel has left our house.\nIt will be with you tomorrow before noon.';
    api.engine.flowMessage(chat.contactId, text, { displayName: 'BOT', mayComeInParts: true });
    await customer.hears('before noon.');
    const contents = customer.told.flatMap(({ role, content }) => (role === 'SYSTEM' ? [content] : []));
    expect(contents.slice(0, 2)).toEqual(['Your parcel has left ', 'Your parcel has left our house.\nIt will ']);
    expect(contents.at(-1)).toBe(text);
    expect(await customer.does('read()')).toEqual([text]);
  });

  test('survives an hour of heartbeats, and a dropped socket after it', async () => {
    await using api = await serveApi();
    const { customer: connected } = await startConnected(api);
    await using customer = connected;
    await customer.stopClock();
    for (let passedMs = 0; passedMs < HOUR_MS; passedMs += STEP_MS) await customer.letPass(STEP_MS);
    const heartbeats = customer.told.filter(({ callback }) => callback === 'DeepHeartbeatSuccess');
    expect(heartbeats.length).toBeGreaterThanOrEqual(360);
    // ChatJS changes its socket after 59 minutes by itself, and nobody notices.
    expect(customer.sockets).toBe(2);
    expect(troublesOf(customer)).toEqual([]);
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

  test('whose connection drops while its chat ends is told of the end', async () => {
    await using api = await serveApi();
    const { customer: connected, chat } = await startConnected(api);
    await using customer = connected;
    // The socket is cut before the end can be told, and the next connection is refused with 403.
    api.api.close();
    api.engine.endChat(chat.contactId, 'API');
    await customer.isTold('ConnectionLost');
    await customer.isTold('Ended');
    expect(troublesOf(customer)).toEqual(['ConnectionLost', 'Ended']);
  });

  test.each([
    ['ValidationException', 1],
    ['InternalServerException', 3],
  ])('whose reconnection is refused with %s gives up after as many tries as it makes', async (error, tries) => {
    await using api = await serveApi();
    const { customer: connected } = await startConnected(api);
    await using customer = connected;
    api.api.faults.set({ operation: 'CreateParticipantConnection', error, count: tries });
    api.api.close();
    await customer.isTold('ConnectionLost');
    await customer.isTold('ConnectionBroken');
    expect(api.api.faults.all).toEqual([]);
    expect(customer.sockets).toBe(1);
  });

  test('whose URL has expired before it is used asks for another', async () => {
    let delaysMs = 0;
    await using api = await serveApi({
      beforeUpgrade: () => {
        api.transport.advance(delaysMs);
        delaysMs = 0;
      },
    });
    const { customer: connected } = await startConnected(api);
    await using customer = connected;
    await customer.stopClock();
    delaysMs = URL_LIFE_MS;
    api.api.close();
    for (let passedMs = 0; passedMs < 3 * URL_LIFE_MS; passedMs += STEP_MS) await customer.letPass(STEP_MS);
    await customer.startClock();
    await customer.isTold('ConnectionEstablished');
    // The one before, the one that came too late, and one at a new URL.
    expect(customer.sockets).toBe(3);
    await customer.does('say("Late, and here")');
    await customer.isTold('Message', 'CUSTOMER');
  });

  test('whose connection token has expired cannot write, and can once it has a new one', async () => {
    await using api = await serveApi();
    const { customer: connected } = await startConnected(api);
    await using customer = connected;
    api.transport.advance(DAY_MS);
    await expect(customer.does('say("Yesterday")')).rejects.toThrow(/AccessDenied/);
    api.api.close();
    await customer.isTold('ConnectionLost');
    await customer.isTold('ConnectionEstablished');
    await customer.does('say("Today")');
    await customer.isTold('Message', 'CUSTOMER');
  });
}

/** What ChatJS tells a page that something is wrong or over. */
function troublesOf({ told }: ChatJsCustomer): readonly string[] {
  const troubles = ['ConnectionLost', 'ConnectionBroken', 'DeepHeartbeatFailure', 'Ended'];
  return told.map(({ callback }) => callback).filter((callback) => troubles.includes(callback));
}

import { CreateParticipantCommand } from '@aws-sdk/client-connect';
import {
  CreateParticipantConnectionCommand,
  DisconnectParticipantCommand,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { describe, expect, test } from '@jest/globals';
import { connectBy, errorOf, given, say, startChat, startConnectedChat } from './people.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

const EVENT = 'application/vnd.amazonaws.connect.event';
const DENIED = { name: 'AccessDeniedException', status: 403 };
const INVALID = { name: 'ValidationException', status: 400 };

const send = (api: ServedApi, ConnectionToken: string, ContentType: string, Content: string, ClientToken?: string) =>
  api.participant.send(
    new SendMessageCommand({
      ConnectionToken,
      ContentType,
      Content,
      ...(ClientToken === undefined ? {} : { ClientToken }),
    }),
  );

const event = (api: ServedApi, ConnectionToken: string, ContentType: string, Content?: string) =>
  api.participant.send(
    new SendEventCommand({ ConnectionToken, ContentType, ...(Content === undefined ? {} : { Content }) }),
  );

async function addBot(api: ServedApi, ContactId: string): Promise<string> {
  const answer = await api.connect.send(
    new CreateParticipantCommand({
      InstanceId: api.instance.instanceId,
      ContactId,
      ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Bot' },
    }),
  );
  return given(answer.ParticipantCredentials?.ParticipantToken);
}

describe('CreateParticipantConnection', () => {
  test('gives the kinds of connection that are asked for, and those alone', async () => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const ask = (body: object) =>
      call(api, 'POST', '/participant/connection', body, { 'X-Amz-Bearer': participantToken });
    const credentials = { ConnectionToken: expect.any(String), Expiry: '2026-02-01T12:00:00.000Z' };
    const websocket = {
      Url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\//),
      ConnectionExpiry: '2026-01-31T12:01:40.000Z',
    };
    expect((await ask({ Type: ['CONNECTION_CREDENTIALS'] })).body).toEqual({ ConnectionCredentials: credentials });
    expect((await ask({ Type: ['WEBSOCKET'] })).body).toEqual({ Websocket: websocket });
    expect((await ask({ Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] })).body).toEqual({
      Websocket: websocket,
      ConnectionCredentials: credentials,
    });
    expect((await ask({ ConnectParticipant: true })).body).toEqual({});
    expect(await ask({})).toMatchObject({ status: 400, errorType: 'ValidationException' });
    expect(await ask({ Type: ['WEBRTC_CONNECTION'] })).toMatchObject({ status: 400, errorType: 'ValidationException' });
  });

  test('connects the customer with ConnectParticipant alone', async () => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startChat(api);
    const ask = (ConnectParticipant: boolean) =>
      api.participant.send(
        new CreateParticipantConnectionCommand({
          ParticipantToken: participantToken,
          Type: ['CONNECTION_CREDENTIALS'],
          ConnectParticipant,
        }),
      );
    await ask(false);
    expect(api.engine.chatOf(contactId).customer.state).toBe('CREATED');
    await ask(true);
    await ask(true);
    expect(api.engine.chatOf(contactId).customer.state).toBe('CONNECTED');
  });

  test('refuses an unknown token, a connection token, and one whose participant has left', async () => {
    await using api = await serveApi();
    const { contactId, participantToken, connectionToken } = await startConnectedChat(api);
    expect(await errorOf(connectBy(api, 'made-up'))).toMatchObject(DENIED);
    expect(await errorOf(connectBy(api, connectionToken))).toMatchObject(DENIED);
    api.engine.endChat(contactId, 'API');
    expect(await errorOf(connectBy(api, participantToken))).toMatchObject(DENIED);
  });

  test('a custom participant that is not connected within 15 seconds is not found any more', async () => {
    await using api = await serveApi();
    const { contactId } = await startConnectedChat(api);
    const botToken = await addBot(api, contactId);
    api.advanceChatMinutes(0.25);
    const body = { Type: ['CONNECTION_CREDENTIALS'], ConnectParticipant: true };
    expect(await call(api, 'POST', '/participant/connection', body, { 'x-amz-bearer': botToken })).toMatchObject({
      status: 404,
      errorType: 'ResourceNotFoundException',
      body: { Message: expect.any(String), ResourceId: expect.any(String), ResourceType: 'PARTICIPANT' },
    });
    expect(await errorOf(connectBy(api, botToken))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
    await connectBy(api, await addBot(api, contactId));
  });
});

describe('SendMessage', () => {
  test('keeps the message and answers its id and time; a repeated client token sends nothing more', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    const first = await send(api, connectionToken, 'text/plain', 'Hello', 'same');
    const again = await send(api, connectionToken, 'text/plain', 'Hello', 'same');
    expect(first).toMatchObject({ AbsoluteTime: '2026-01-31T12:00:00.000Z' });
    expect(again.Id).toBe(first.Id);
    expect(api.engine.chatOf(contactId).transcript.filter(({ type }) => type === 'MESSAGE')).toHaveLength(1);
  });

  test.each([
    ['an unknown content type', 'text/html', 'Hello'],
    ['an interactive message from a customer', 'application/vnd.amazonaws.connect.message.interactive', '{}'],
    ['1,025 characters of text', 'text/plain', 'x'.repeat(1025)],
    ['16,385 characters', 'application/json', 'x'.repeat(16_385)],
  ])('refuses %s', async (_, contentType, content) => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    expect(await errorOf(send(api, connectionToken, contentType, content))).toMatchObject(INVALID);
  });

  test.each([
    ['text/plain and markdown', { SupportedMessagingContentTypes: ['text/plain', 'text/markdown'] }],
    ['text/plain alone where it named none', {}],
  ])('a chat takes only the content types that it was started for: %s', async (_, more) => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api, more);
    const connectionToken = await connectBy(api, participantToken);
    await say(api, connectionToken, 'Hello');
    const json = { ConnectionToken: connectionToken, ContentType: 'application/json', Content: '{}' };
    expect(await errorOf(api.participant.send(new SendMessageCommand(json)))).toMatchObject({
      name: 'ValidationException',
      status: 400,
    });
    const markdown = { ConnectionToken: connectionToken, ContentType: 'text/markdown', Content: '*Hello*' };
    const sent = api.participant.send(new SendMessageCommand(markdown));
    if ('SupportedMessagingContentTypes' in more) expect(await sent).toMatchObject({ Id: expect.any(String) });
    else expect(await errorOf(sent)).toMatchObject(INVALID);
  });

  test('refuses a token that is unknown, not a connection’s, expired, or of somebody who is not in the chat', async () => {
    await using api = await serveApi();
    const { participantToken, connectionToken } = await startConnectedChat(api);
    expect(await errorOf(say(api, 'made-up', 'Hello'))).toMatchObject(DENIED);
    expect(await errorOf(say(api, participantToken, 'Hello'))).toMatchObject(DENIED);
    api.transport.advance(24 * 60 * 60_000 - 1);
    await say(api, connectionToken, 'Hello');
    api.transport.advance(1);
    expect(await errorOf(say(api, connectionToken, 'Hello'))).toMatchObject(DENIED);
    const early = await startChat(api);
    const { ConnectionCredentials } = await api.participant.send(
      new CreateParticipantConnectionCommand({
        ParticipantToken: early.participantToken,
        Type: ['CONNECTION_CREDENTIALS'],
      }),
    );
    expect(await errorOf(say(api, given(ConnectionCredentials?.ConnectionToken), 'Hello'))).toMatchObject(DENIED);
  });

  test('a missing bearer is 403, before anything else in the request is looked at but its JSON', async () => {
    await using api = await serveApi();
    const wrong = { ContentType: 7 };
    expect(await call(api, 'POST', '/participant/message', wrong)).toMatchObject({
      status: 403,
      errorType: 'AccessDeniedException',
    });
    expect(await call(api, 'POST', '/participant/message', '{')).toMatchObject({
      status: 400,
      errorType: 'ValidationException',
    });
    expect(await call(api, 'POST', '/participant/message', wrong, { 'x-amz-bearer': 'x' })).toMatchObject({
      status: 400,
      errorType: 'ValidationException',
    });
  });
});

describe('SendEvent', () => {
  test('typing is told to the others and not kept', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    const kept = api.engine.chatOf(contactId).transcript.length;
    const answer = await event(api, connectionToken, `${EVENT}.typing`);
    expect(answer).toMatchObject({ Id: expect.any(String), AbsoluteTime: '2026-01-31T12:00:00.000Z' });
    expect(api.events.at(-1)).toMatchObject({ type: 'ITEM', kept: false, to: [{ displayName: 'Ann' }] });
    expect(api.engine.chatOf(contactId).transcript).toHaveLength(kept);
  });

  test('a receipt is for a message of a chat of two', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    const { id } = api.engine.sendMessage(agent.participantId, { contentType: 'text/plain', content: 'Hi' });
    const receipt = JSON.stringify({ messageId: id });
    await event(api, connectionToken, `${EVENT}.message.read`, receipt);
    expect(await errorOf(event(api, connectionToken, `${EVENT}.message.read`, '{'))).toMatchObject(INVALID);
    expect(await errorOf(event(api, connectionToken, `${EVENT}.message.read`))).toMatchObject(INVALID);
    api.engine.agentJoins(contactId, 'Sue', 'SUPERVISOR');
    const conflict = await errorOf(event(api, connectionToken, `${EVENT}.message.delivered`, receipt));
    expect(conflict).toMatchObject({ name: 'ConflictException', status: 409 });
  });

  test('refuses an event that only the service sends', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    expect(await errorOf(event(api, connectionToken, `${EVENT}.chat.ended`))).toMatchObject(INVALID);
  });
});

describe('DisconnectParticipant', () => {
  test('ends the customer’s chat; a repeated client token answers well, a new call is denied', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    const leave = (ClientToken: string) =>
      api.participant.send(new DisconnectParticipantCommand({ ConnectionToken: connectionToken, ClientToken }));
    await leave('same');
    await leave('same');
    expect(api.engine.contact(contactId).disconnectReason).toBe('CUSTOMER_DISCONNECT');
    expect(await errorOf(leave('other'))).toMatchObject(DENIED);
  });

  test('takes a custom participant out, and the chat goes on', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    const botToken = await addBot(api, contactId);
    const botConnection = await connectBy(api, botToken);
    await api.participant.send(new DisconnectParticipantCommand({ ConnectionToken: botConnection }));
    expect(await errorOf(say(api, botConnection, 'Hello'))).toMatchObject(DENIED);
    expect(await errorOf(connectBy(api, botToken))).toMatchObject(DENIED);
    await say(api, connectionToken, 'Still here');
  });
});

test('a client token that was answered before the end is answered the same after it, and another is refused', async () => {
  await using api = await serveApi();
  const { contactId, connectionToken } = await startConnectedChat(api);
  const post = (path: string, body: object) =>
    call(api, 'POST', `/participant/${path}`, body, { 'x-amz-bearer': connectionToken });
  const file = { ContentType: 'application/pdf', AttachmentSizeInBytes: 5, AttachmentName: 'a.pdf' };
  const requests: readonly (readonly [string, object])[] = [
    ['message', { ContentType: 'text/plain', Content: 'Hello' }],
    ['event', { ContentType: `${EVENT}.typing` }],
    ['start-attachment-upload', file],
    ['disconnect', {}],
  ];
  const first = new Map<string, unknown>();
  for (const [path, body] of requests) first.set(path, (await post(path, { ...body, ClientToken: 'same' })).body);
  expect(api.engine.contact(contactId).disconnectReason).toBe('CUSTOMER_DISCONNECT');
  for (const [path, body] of requests) {
    expect(await post(path, { ...body, ClientToken: 'same' })).toMatchObject({ status: 200, body: first.get(path) });
    expect(await post(path, { ...body, ClientToken: 'other' })).toMatchObject({ status: 403 });
  }
});

test.each(['participant.invited', 'transfer.failed'])('SendEvent does not take %s', async (type) => {
  await using api = await serveApi();
  const { connectionToken } = await startConnectedChat(api);
  expect(await errorOf(event(api, connectionToken, `${EVENT}.${type}`))).toMatchObject(INVALID);
});

test('no error message holds a token', async () => {
  await using api = await serveApi();
  const { participantToken, connectionToken } = await startConnectedChat(api);
  const tokens = [participantToken, connectionToken];
  const paths = ['connection', 'message', 'event', 'disconnect', 'transcript'].map((name) => `/participant/${name}`);
  const messages: string[] = [];
  const tryAll = async () => {
    for (const token of tokens) {
      for (const path of paths) {
        for (const body of [{}, '{', { ContentType: 'x', Content: 'x', NextToken: token, Type: [token] }]) {
          const { status, message } = await call(api, 'POST', path, body, { 'x-amz-bearer': token });
          if (status >= 400) messages.push(message);
        }
      }
    }
  };
  // The first round ends the chat by /participant/disconnect, the second one finds it ended.
  await tryAll();
  await tryAll();
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.filter((message) => message === '' || tokens.some((token) => message.includes(token)))).toEqual([]);
});

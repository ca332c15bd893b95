import { DisconnectParticipantCommand } from '@aws-sdk/client-connectparticipant';
import { describe, expect, test } from '@jest/globals';
import { connectBy, say, socketUrl, startChat, startConnectedChat } from './people.ts';
import { serveApi } from './serve-api.ts';
import { SocketClient } from './socket-client.ts';

const EVENT = 'application/vnd.amazonaws.connect.event';
const MINUTE_MS = 60_000;

describe('the chat websocket', () => {
  test('answers subscribe, ping and heartbeat, and a subscription connects the customer', async () => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    expect(api.engine.chatOf(contactId).customer.state).toBe('CREATED');
    socket.send({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } });
    socket.send({ topic: 'aws/ping' });
    socket.send({ topic: 'aws/heartbeat' });
    await socket.next(({ topic }) => topic === 'aws/heartbeat');
    expect(socket.frames.filter(({ topic }) => topic !== 'aws/chat')).toEqual([
      { topic: 'aws/subscribe', content: { status: 'success', topics: ['aws/chat'] } },
      { topic: 'aws/ping', statusCode: 200, statusContent: 'OK' },
      { topic: 'aws/heartbeat' },
    ]);
    expect(api.engine.chatOf(contactId).customer.state).toBe('CONNECTED');
  });

  test('brings messages and events as JSON in a string', async () => {
    await using api = await serveApi();
    const { contactId, participantId, participantToken } = await startChat(api);
    const socket = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const common = {
      AbsoluteTime: '2026-01-31T12:00:00.000Z',
      Id: expect.any(String),
      InitialContactId: contactId,
      ContactId: contactId,
    };
    expect(await socket.item(`${EVENT}.participant.joined`)).toEqual({
      ...common,
      ContentType: `${EVENT}.participant.joined`,
      Type: 'EVENT',
      ParticipantId: participantId,
      DisplayName: 'Mia',
      ParticipantRole: 'CUSTOMER',
    });
    const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    const { id } = api.engine.sendMessage(agent.participantId, { contentType: 'text/plain', content: 'Hi "Mia" ☺' });
    expect(await socket.item('text/plain')).toEqual({
      ...common,
      Id: id,
      ContentType: 'text/plain',
      Content: 'Hi "Mia" ☺',
      Type: 'MESSAGE',
      ParticipantId: agent.participantId,
      DisplayName: 'Ann',
      ParticipantRole: 'AGENT',
    });
  });

  test('brings idle, returned and receipts, and the end of the chat', async () => {
    await using api = await serveApi();
    const { contactId, participantId, participantToken } = await startChat(api);
    api.engine.updateTimers(contactId, [{ role: 'CUSTOMER', type: 'IDLE', minutes: 2 }]);
    const socket = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    api.advanceChatMinutes(2);
    expect(await socket.item(`${EVENT}.participant.idle`)).toMatchObject({
      ParticipantRole: 'CUSTOMER',
      ParticipantId: participantId,
      AbsoluteTime: '2026-01-31T12:02:00.000Z',
    });
    const messageId = await say(api, await connectBy(api, participantToken), 'Here');
    await socket.item(`${EVENT}.participant.returned`);
    const receipt = { contentType: `${EVENT}.message.read`, content: JSON.stringify({ messageId }) };
    api.engine.sendEvent(agent.participantId, receipt);
    expect(await socket.item(`${EVENT}.message.metadata`)).toMatchObject({
      Type: 'MESSAGEMETADATA',
      MessageMetadata: {
        MessageId: messageId,
        Receipts: [{ ReadTimestamp: '2026-01-31T12:02:00.000Z', RecipientParticipantId: agent.participantId }],
      },
    });
    api.engine.endChat(contactId, 'API');
    expect(await socket.item(`${EVENT}.chat.ended`)).toMatchObject({ Type: 'EVENT', InitialContactId: contactId });
  });

  test('brings nothing before the subscription, and everything to each socket of a participant', async () => {
    await using api = await serveApi();
    const { participantToken, connectionToken } = await startConnectedChat(api);
    const silent = await SocketClient.open(await socketUrl(api, participantToken));
    const one = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const other = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const id = await say(api, connectionToken, 'Hello');
    expect(await one.item('text/plain')).toMatchObject({ Id: id });
    expect(await other.item('text/plain')).toMatchObject({ Id: id });
    silent.send({ topic: 'aws/ping' });
    await silent.next(({ topic }) => topic === 'aws/ping');
    expect(silent.frames).toHaveLength(1);
  });

  test('a URL opens one socket, within 100 seconds', async () => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const [used, late] = [await socketUrl(api, participantToken), await socketUrl(api, participantToken)];
    await SocketClient.open(used);
    await expect(SocketClient.open(used)).rejects.toThrow('refused with 403');
    api.transport.advance(100_000);
    await expect(SocketClient.open(late)).rejects.toThrow('refused with 403');
    await expect(SocketClient.open(`${used}x`)).rejects.toThrow('refused with 403');
    await expect(SocketClient.open(used.replace('/socket', '/elsewhere'))).rejects.toThrow('refused with 404');
  });

  test.each(['', '?id=made-up', '?key=x'])('nobody opens one with the query "%s"', async (query) => {
    await using api = await serveApi();
    const { participantToken } = await startConnectedChat(api);
    const [path = ''] = (await socketUrl(api, participantToken)).split('?');
    await expect(SocketClient.open(`${path}${query}`)).rejects.toThrow('refused with 403');
  });

  test('a chat that is removed closes its sockets', async () => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startConnectedChat(api);
    const socket = await SocketClient.subscribe(await socketUrl(api, participantToken));
    api.engine.endChat(contactId, 'API');
    api.engine.removeChat(contactId);
    expect(await socket.closed).toBe(1000);
  });

  test('a chat that is removed as its socket subscribes is not an error', async () => {
    let remove = () => {};
    await using api = await serveApi({ catchUp: () => remove() });
    const { contactId, participantToken } = await startConnectedChat(api);
    const url = await socketUrl(api, participantToken);
    remove = () => {
      api.engine.endChat(contactId, 'API');
      api.engine.removeChat(contactId);
    };
    expect(await (await SocketClient.subscribe(url)).closed).toBe(1000);
    expect(api.errors).toEqual([]);
  });

  test('an error of ours is told to Local Connect, and leaves the socket open', async () => {
    let fail = () => {};
    await using api = await serveApi({ catchUp: () => fail() });
    const { participantToken } = await startConnectedChat(api);
    const url = await socketUrl(api, participantToken);
    const error = new TypeError('broken');
    fail = () => {
      throw error;
    };
    const socket = await SocketClient.subscribe(url);
    socket.send({ topic: 'aws/ping' });
    await socket.next(({ topic }) => topic === 'aws/ping');
    expect(api.errors).toEqual([error]);
  });

  test('an upgrade that breaks down is answered 500', async () => {
    const error = new TypeError('broken');
    await using api = await serveApi({
      beforeUpgrade: () => {
        throw error;
      },
    });
    const { participantToken } = await startConnectedChat(api);
    const url = await socketUrl(api, participantToken);
    await expect(SocketClient.open(url)).rejects.toThrow('refused with 500');
    expect(api.errors).toEqual([error]);
  });

  test('a foreign page is refused, and its URL stays good', async () => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const url = await socketUrl(api, participantToken);
    await expect(SocketClient.open(url, { origin: 'https://example.com' })).rejects.toThrow('refused with 403');
    await SocketClient.open(url, { origin: 'http://localhost:3000' });
  });

  test('a sixth socket of a participant closes the oldest one', async () => {
    await using api = await serveApi();
    const { participantToken } = await startConnectedChat(api);
    const sockets: SocketClient[] = [];
    for (let count = 0; count < 6; count += 1) {
      sockets.push(await SocketClient.subscribe(await socketUrl(api, participantToken)));
    }
    expect(await sockets[0]?.closed).toBe(1008);
    sockets[1]?.send({ topic: 'aws/ping' });
    await sockets[1]?.next(({ topic }) => topic === 'aws/ping');
  });

  test('stays open for a minute after the chat has ended', async () => {
    await using api = await serveApi();
    const { participantToken, connectionToken } = await startConnectedChat(api);
    const socket = await SocketClient.subscribe(await socketUrl(api, participantToken));
    await api.participant.send(new DisconnectParticipantCommand({ ConnectionToken: connectionToken }));
    await socket.item(`${EVENT}.chat.ended`);
    api.transport.advance(MINUTE_MS - 1);
    socket.send({ topic: 'aws/ping' });
    await socket.next(({ topic }) => topic === 'aws/ping');
    api.transport.advance(1);
    expect(await socket.closed).toBe(1000);
  });

  test('a socket that comes after the end of the chat is let go after a minute too', async () => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startConnectedChat(api);
    const url = await socketUrl(api, participantToken);
    api.engine.endChat(contactId, 'API');
    const socket = await SocketClient.subscribe(url);
    api.transport.advance(MINUTE_MS);
    expect(await socket.closed).toBe(1000);
  });
});

describe('malformed frames', () => {
  const refused = { message: expect.any(String), connectionId: expect.any(String), requestId: expect.any(String) };

  test.each([
    ['no JSON', '{'],
    ['no object', '[1]'],
    ['null', 'null'],
    ['an unknown topic', '{"topic":"aws/other"}'],
    ['a topic that is not text', '{"topic":{"toString":1}}'],
    ['a subscription without topics', '{"topic":"aws/subscribe","content":{}}'],
    ['topics that are no texts', '{"topic":"aws/subscribe","content":{"topics":[1]}}'],
  ])('%s is answered as the gateway would', async (_, frame) => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    socket.sendRaw(frame);
    expect(await socket.next(() => true)).toEqual(refused);
  });

  test('a subscription to something else fails, and nothing else happens', async () => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    socket.send({ topic: 'aws/subscribe', content: { topics: ['aws/chat', 'aws/task'] } });
    expect(await socket.next(() => true)).toEqual({
      topic: 'aws/subscribe',
      content: { status: 'failure', topics: ['aws/chat', 'aws/task'] },
    });
    expect(api.engine.chatOf(contactId).customer.state).toBe('CREATED');
  });

  test('an empty frame is ignored', async () => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    socket.sendRaw('');
    socket.send({ topic: 'aws/heartbeat' });
    expect(await socket.next(() => true)).toEqual({ topic: 'aws/heartbeat' });
  });

  test.each<[string, string | Buffer, number]>([
    ['binary', Buffer.from('{"topic":"aws/ping"}'), 1003],
    ['larger than 64 KiB', 'x'.repeat(64 * 1024 + 1), 1009],
  ])('a frame that is %s closes the socket', async (_, frame, code) => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    socket.sendRaw(frame);
    expect(await socket.closed).toBe(code);
  });

  test('100 of them leave Local Connect serving; after 20 the socket is closed', async () => {
    await using api = await serveApi();
    const { participantToken, connectionToken } = await startConnectedChat(api);
    const good = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const bad = await SocketClient.open(await socketUrl(api, participantToken));
    for (let count = 0; count < 100; count += 1) bad.sendRaw(`{"topic":"aws/${count}`);
    expect(await bad.closed).toBe(1008);
    expect(bad.frames).toHaveLength(20);
    await say(api, connectionToken, 'Hello');
    await good.item('text/plain');
    expect(api.errors).toEqual([]);
  });

  test('a reader that leaves more than 1 MiB unread is cut, and the others read on', async () => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startChat(api, {
      SupportedMessagingContentTypes: ['text/plain', 'application/json'],
    });
    const slow = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const quick = await SocketClient.subscribe(await socketUrl(api, participantToken));
    slow.pause();
    const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    const content = JSON.stringify('x'.repeat(11_000));
    // More than the system's buffers hold, by far; the quick one is let keep up.
    for (let count = 0; count < 2000; count += 1) {
      api.engine.sendMessage(agent.participantId, { contentType: 'application/json', content });
      if (count % 20 === 0) await quick.next(() => quick.frames.length > count);
    }
    slow.resume();
    expect(await slow.closed).toBe(1006);
    api.engine.sendMessage(agent.participantId, { contentType: 'text/plain', content: 'still there' });
    await quick.item('text/plain');
  });
});

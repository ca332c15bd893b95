import { describe, expect, test } from '@jest/globals';
import { socketUrl, startChat, startConnectedChat } from './people.ts';
import { call, serveApi } from './serve-api.ts';
import { SocketClient } from './socket-client.ts';

const TYPING = 'application/vnd.amazonaws.connect.event.typing';
const SUBSCRIBED = { topic: 'aws/subscribe', content: { status: 'success', topics: ['aws/chat'] } };

/** What each SDK sends once its socket is open, byte for byte. */
const FRAMES: readonly (readonly [string, string])[] = [
  ['iOS 2.0.13', '{"topic": "aws/subscribe", "content": {"topics": ["aws/chat"]}})'],
  ['Android', '{"topic": "aws/subscribe", "content": {"topics": ["aws/chat"]}}'],
  ['React Native, which is ChatJS', '{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}'],
];
const HEARTBEAT = '{"topic": "aws/heartbeat"}';
const PING = '{"topic": "aws/ping"}';

describe('AWS’s SDKs for apps', () => {
  test.each(FRAMES)('the frames of %s are answered, and connect the customer', async (_, subscribe) => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    for (const frame of [subscribe, HEARTBEAT, PING]) socket.sendRaw(frame);
    expect(await socket.next(({ topic }) => topic === 'aws/subscribe')).toEqual(SUBSCRIBED);
    expect(await socket.next(({ topic }) => topic === 'aws/heartbeat')).toEqual({ topic: 'aws/heartbeat' });
    expect(await socket.next(({ topic }) => topic === 'aws/ping')).toMatchObject({ statusCode: 200 });
    expect(api.engine.chatOf(contactId).customer.state).toBe('CONNECTED');
  });

  test.each([
    ['nothing but text behind it', '{"topic":"aws/ping"} and more'],
    ['brackets and escapes in its strings', '{"topic":"aws/ping","x":"}\\"}\\\\"}}}'],
    ['another frame behind it', '{"topic":"aws/ping"}{"topic":"aws/subscribe"}'],
  ])('a frame with %s is read up to the end of its JSON', async (_, frame) => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    socket.sendRaw(frame);
    expect(await socket.next(() => true)).toMatchObject({ topic: 'aws/ping', statusCode: 200 });
  });

  test('the typing event of iOS and Android has an empty Content, and arrives like any other', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    const body = JSON.stringify({ ContentType: TYPING, Content: '', ClientToken: 'b8f1' });
    expect(await call(api, 'POST', '/participant/event', body, { 'x-amz-bearer': connectionToken })).toMatchObject({
      status: 200,
      body: { Id: expect.any(String) },
    });
    const typed = api.events.filter((event) => event.type === 'ITEM' && event.item.contentType === TYPING);
    expect(typed).toMatchObject([{ to: [{ displayName: 'Ann' }] }]);
  });
});

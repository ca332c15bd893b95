import { describe, expect, test } from '@jest/globals';
import { memberOf } from '../../../local/json.ts';
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
/** How each writes its heartbeat and its ping. */
const KEEPALIVES: readonly (readonly [string, string, string])[] = [
  ['iOS and Android', '{"topic": "aws/heartbeat"}', '{"topic": "aws/ping"}'],
  ['ChatJS and React Native', '{"topic":"aws/heartbeat"}', '{"topic":"aws/ping"}'],
];

/** The first page that each asks for, and what its first request for a file says. */
const REQUESTS: readonly (readonly [string, string, string])[] = [
  [
    'iOS',
    '{"MaxResults":30,"ScanDirection":"BACKWARD","SortOrder":"ASCENDING"}',
    '{"AttachmentName":"a.pdf","AttachmentSizeInBytes":5,"ContentType":"application/pdf"}',
  ],
  [
    'Android',
    '{"MaxResults":30,"ScanDirection":"BACKWARD","SortOrder":"ASCENDING"}',
    '{"ContentType":"application/pdf","AttachmentSizeInBytes":5,"AttachmentName":"a.pdf"}',
  ],
];

const SAID = { Type: 'MESSAGE', Content: 'Hello', ParticipantRole: 'CUSTOMER' };

/** The object below these names of an answer. */
function objectAt(answer: unknown, ...names: readonly string[]): object {
  const value = names.reduce((from, name) => memberOf(from, name), answer);
  if (typeof value === 'object' && value !== null) return value;
  throw new TypeError(`${names.join('.')} is not an object.`);
}

const textAt = (answer: unknown, ...names: readonly string[]) =>
  String(names.reduce((from, name) => memberOf(from, name), answer));

describe('AWS’s SDKs for apps', () => {
  test.each(FRAMES)('the frames of %s are answered, and connect the customer', async (_, subscribe) => {
    await using api = await serveApi();
    const { contactId, participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    socket.sendRaw(subscribe);
    expect(await socket.next(({ topic }) => topic === 'aws/subscribe')).toEqual(SUBSCRIBED);
    expect(api.engine.chatOf(contactId).customer.state).toBe('CONNECTED');
  });

  test.each(KEEPALIVES)('the heartbeat and the ping of %s are answered', async (_, heartbeat, ping) => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api);
    const socket = await SocketClient.open(await socketUrl(api, participantToken));
    for (const frame of [heartbeat, ping]) socket.sendRaw(frame);
    expect(await socket.next(({ topic }) => topic === 'aws/heartbeat')).toEqual({ topic: 'aws/heartbeat' });
    expect(await socket.next(({ topic }) => topic === 'aws/ping')).toMatchObject({ statusCode: 200 });
  });

  test.each(REQUESTS)(
    'the requests of %s are answered, attachments without a client token too',
    async (_, page, file) => {
      await using api = await serveApi();
      const { contactId, participantToken } = await startChat(api);
      const post = async (path: string, body: string, bearer: string) => {
        const answer = await call(api, 'POST', `/participant/${path}`, body, { 'x-amz-bearer': bearer });
        expect(answer).toMatchObject({ status: 200 });
        return answer.body;
      };
      const connection = await post('connection', '{"Type":["WEBSOCKET","CONNECTION_CREDENTIALS"]}', participantToken);
      const token = textAt(connection, 'ConnectionCredentials', 'ConnectionToken');
      await SocketClient.subscribe(textAt(connection, 'Websocket', 'Url'));
      await post('message', '{"ContentType":"text/plain","Content":"Hello"}', token);
      await post('message', '{"ContentType":"text/plain","Content":"Hello"}', token);

      const started = [
        await post('start-attachment-upload', file, token),
        await post('start-attachment-upload', file, token),
      ];
      const ids = started.map((each) => textAt(each, 'AttachmentId'));
      expect(new Set(ids).size).toBe(2);
      for (const [index, each] of started.entries()) {
        const headers = objectAt(each, 'UploadMetadata', 'HeadersToInclude');
        const upload = {
          method: 'PUT',
          body: 'hello',
          headers: { ...headers },
        };
        expect((await fetch(textAt(each, 'UploadMetadata', 'Url'), upload)).status).toBe(200);
        await post('complete-attachment-upload', JSON.stringify({ AttachmentIds: [ids[index]] }), token);
      }
      const opened = await post('attachment', JSON.stringify({ AttachmentId: ids[0] }), token);
      expect(await (await fetch(textAt(opened, 'Url'))).text()).toBe('hello');

      expect(await post('transcript', page, token)).toMatchObject({
        InitialContactId: contactId,
        Transcript: [{ Type: 'EVENT' }, SAID, SAID, ...ids.map((id) => ({ Attachments: [{ AttachmentId: id }] }))],
      });
      await post('disconnect', '{}', token);
      expect(api.engine.chatOf(contactId).customer.state).toBe('DISCONNECTED');
    },
  );

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

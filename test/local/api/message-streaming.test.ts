import { StartContactStreamingCommand, StopContactStreamingCommand } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { errorOf, given, say, startChat, startConnectedChat } from './people.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

const TOPIC = 'arn:aws:sns:us-east-1:111122223333:chat-items';
const MINUTE = 1;

async function stream(api: ServedApi, ContactId: string, more: { topic?: string; ClientToken?: string } = {}) {
  const { topic = TOPIC, ...others } = more;
  const answer = await api.connect.send(
    new StartContactStreamingCommand({
      InstanceId: api.instance.instanceId,
      ContactId,
      ChatStreamingConfiguration: { StreamingEndpointArn: topic },
      ...others,
      ClientToken: others.ClientToken,
    }),
  );
  return given(answer.StreamingId);
}

const stop = (api: ServedApi, ContactId: string, StreamingId: string) =>
  api.connect.send(new StopContactStreamingCommand({ InstanceId: api.instance.instanceId, ContactId, StreamingId }));

/** Over plain HTTP: not every SDK in use knows this member yet. */
const startStreaming = (api: ServedApi, topic: string) =>
  call(api, 'PUT', '/contact/chat', {
    InstanceId: api.instance.instanceId,
    ContactFlowId: api.flow.id,
    ParticipantDetails: { DisplayName: 'Mia' },
    InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
    ChatStreamingConfiguration: { StreamingEndpointArn: topic },
  });

const contentTypes = (api: ServedApi) =>
  api.published.map(({ messageAttributes }) => messageAttributes.ContentType?.value.split('.event.').at(-1));

test('StartContactStreaming publishes a message with the body and the attributes of the service', async () => {
  await using api = await serveApi();
  const chat = await startConnectedChat(api);
  await stream(api, chat.contactId);
  const id = await say(api, chat.connectionToken, 'Hello');
  const text = (value: string) => ({ type: 'String', value });
  expect(api.published).toEqual([
    {
      topicArn: TOPIC,
      item: {
        AbsoluteTime: '2026-01-31T12:00:00.000Z',
        Content: 'Hello',
        ContentType: 'text/plain',
        Id: id,
        Type: 'MESSAGE',
        ParticipantId: chat.participantId,
        DisplayName: 'Mia',
        ParticipantRole: 'CUSTOMER',
        InitialContactId: chat.contactId,
        ContactId: chat.contactId,
      },
      messageAttributes: {
        InitialContactId: text(chat.contactId),
        ContactId: text(chat.contactId),
        MessageVisibility: text('ALL'),
        Type: text('MESSAGE'),
        ContentType: text('text/plain'),
        ParticipantRole: text('CUSTOMER'),
        InstanceId: text(api.instance.instanceId),
        AccountId: text(api.instance.accountId),
      },
    },
  ]);
});

test('streaming that the start of a chat asks for has its first message too', async () => {
  await using api = await serveApi();
  const { body } = await startStreaming(api, TOPIC);
  expect(api.published).toMatchObject([{ item: { Content: 'Hello', ContactId: expect.any(String) } }]);
  expect(body).toMatchObject({ StreamingId: expect.any(String) });
});

test('a start that is refused streams nothing', async () => {
  await using api = await serveApi();
  const answer = await call(api, 'PUT', '/contact/chat', {
    InstanceId: api.instance.instanceId,
    ContactFlowId: api.flow.id,
    ParticipantDetails: { DisplayName: 'Mia' },
    InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
    RelatedContactId: 'nobody',
    ChatStreamingConfiguration: { StreamingEndpointArn: TOPIC },
  });
  expect(answer.errorType).toBe('ResourceNotFoundException');
  expect(api.published).toEqual([]);
});

test('idle, returned and auto-disconnection events are published, and the chat’s end is the last', async () => {
  await using api = await serveApi();
  const chat = await startConnectedChat(api);
  api.engine.updateTimers(chat.contactId, [
    { role: 'CUSTOMER', type: 'IDLE', minutes: 2 },
    { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 2 },
  ]);
  api.engine.agentJoins(chat.contactId, 'Ada', 'AGENT');
  await stream(api, chat.contactId);
  api.advanceChatMinutes(2 * MINUTE);
  await say(api, chat.connectionToken, 'Back');
  api.advanceChatMinutes(4 * MINUTE);
  expect(contentTypes(api)).toEqual([
    'participant.idle',
    'text/plain',
    'participant.returned',
    'participant.idle',
    'participant.autodisconnection',
    'participant.left',
    'participant.left',
    'chat.ended',
  ]);
  expect(await errorOf(stream(api, chat.contactId))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
});

test('a whisper is visible to its side alone', async () => {
  await using api = await serveApi();
  const chat = await startConnectedChat(api);
  await stream(api, chat.contactId);
  api.engine.flowMessage(chat.contactId, 'A gold customer', { onlyTo: 'AGENT' });
  expect(api.published).toMatchObject([{ messageAttributes: { MessageVisibility: { value: 'AGENT' } } }]);
});

test('streaming goes on over a transfer until StopContactStreaming stops it', async () => {
  await using api = await serveApi();
  const chat = await startConnectedChat(api);
  const streamingId = await stream(api, chat.contactId);
  const agent = api.engine.agentJoins(chat.contactId, 'Ada', 'AGENT');
  const [queue] = api.instance.queues;
  const next = api.engine.agentTransfers(agent.participantId, given(queue));
  await say(api, chat.connectionToken, 'Still here');
  expect(api.published.at(-1)).toMatchObject({ item: { ContactId: next.contactId, InitialContactId: chat.contactId } });
  await stop(api, next.contactId, streamingId);
  const { length } = api.published;
  await say(api, chat.connectionToken, 'And now?');
  expect(api.published).toHaveLength(length);
  expect(await errorOf(stop(api, next.contactId, streamingId))).toMatchObject({ name: 'ResourceNotFoundException' });
});

test('P20: a contact streams to two topics at most, and a repeated client token is not a second one', async () => {
  await using api = await serveApi();
  const { contactId } = await startChat(api);
  const first = await stream(api, contactId, { ClientToken: 'once' });
  expect(await stream(api, contactId, { ClientToken: 'once' })).toBe(first);
  await stream(api, contactId, { topic: `${TOPIC}-2` });
  expect(await errorOf(stream(api, contactId, { topic: `${TOPIC}-3` }))).toMatchObject({
    name: 'LimitExceededException',
    status: 429,
  });
  await stop(api, contactId, first);
  await stream(api, contactId, { topic: `${TOPIC}-3` });
});

test.each([
  ['a FIFO topic', `${TOPIC}.fifo`],
  ['a topic of another region', 'arn:aws:sns:eu-west-2:111122223333:chat-items'],
  ['something else', 'arn:aws:sqs:us-east-1:111122223333:chat-items'],
])('%s is refused, also when a chat starts with it', async (_, topic) => {
  await using api = await serveApi();
  const { contactId } = await startChat(api);
  const refused = { name: 'InvalidParameterException', status: 400 };
  expect(await errorOf(stream(api, contactId, { topic }))).toMatchObject(refused);
  expect(await startStreaming(api, topic)).toMatchObject({ errorType: refused.name, status: refused.status });
  expect([...api.engine.chats]).toHaveLength(1);
});

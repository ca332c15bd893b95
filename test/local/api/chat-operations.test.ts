import {
  CreateParticipantCommand,
  DescribeContactCommand,
  GetContactAttributesCommand,
  StopContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { errorOf, startChat, startConnectedChat } from './people.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

const MINUTE_MS = 60_000;

describe('StartChatContact', () => {
  test('starts a chat in a flow named by its id or ARN, with attributes and a first message', async () => {
    await using api = await serveApi();
    const chat = await startChat(api, {
      ContactFlowId: api.flow.arn,
      Attributes: { plan: 'gold' },
      InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
    });
    expect(api.engine.chatOf(chat.contactId).attributes.get('plan')).toBe('gold');
    expect(api.engine.chatOf(chat.contactId).transcript.map(({ content }) => content)).toEqual(['Hello']);
    expect(api.events[0]).toMatchObject({ type: 'CONTACT_STARTED', flowId: api.flow.id });
  });

  test('answers a repeated client token as the first time and starts no second chat', async () => {
    await using api = await serveApi();
    const first = await startChat(api, { ClientToken: 'same' });
    expect(await startChat(api, { ClientToken: 'same' })).toEqual(first);
    expect(await startChat(api, { ClientToken: 'other' })).not.toEqual(first);
    expect([...api.engine.chats]).toHaveLength(2);
  });

  test('hands out connections when asked', async () => {
    await using api = await serveApi();
    const { body } = await call(api, 'PUT', '/contact/chat', {
      InstanceId: api.instance.instanceArn,
      ContactFlowId: api.flow.id,
      ParticipantDetails: { DisplayName: 'Mia' },
      ConnectionTypes: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
    });
    expect(body).toMatchObject({
      Websocket: {
        Url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\//),
        ConnectionExpiry: '2026-01-31T12:01:40.000Z',
      },
      ConnectionCredentials: { ConnectionToken: expect.any(String), Expiry: '2026-02-01T12:00:00.000Z' },
    });
  });

  test.each([
    ['an unknown flow', { ContactFlowId: 'nowhere' }, 'ResourceNotFoundException', 404],
    ['another instance', { InstanceId: 'elsewhere' }, 'ResourceNotFoundException', 404],
    ['a duration under an hour', { ChatDurationInMinutes: 59 }, 'InvalidParameterException', 400],
    [
      'content types without text/plain',
      { SupportedMessagingContentTypes: ['text/markdown'] },
      'InvalidParameterException',
      400,
    ],
    ['an attribute key with a space', { Attributes: { 'a b': 'c' } }, 'InvalidParameterException', 400],
    ['32,769 bytes of attributes', { Attributes: { a: 'é'.repeat(16_384) } }, 'InvalidParameterException', 400],
    ['half a persistent chat', { PersistentChat: { SourceContactId: 'c' } }, 'InvalidParameterException', 400],
    [
      'a first message of a type that the chat does not take',
      {
        SupportedMessagingContentTypes: ['text/plain'],
        InitialMessage: { ContentType: 'text/markdown', Content: '*Hello*' },
      },
      'InvalidParameterException',
      400,
    ],
    [
      'a guide without the interactive types',
      { SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Guide' } } },
      'InvalidParameterException',
      400,
    ],
    ['a call by WebRTC, by name', { ConnectionTypes: ['WEBRTC_CONNECTION'] }, 'InvalidRequestException', 400],
  ])('refuses %s', async (_, more, errorType, status) => {
    await using api = await serveApi();
    const request = {
      InstanceId: api.instance.instanceId,
      ContactFlowId: api.flow.id,
      ParticipantDetails: { DisplayName: 'Mia' },
      ...more,
    };
    expect(await call(api, 'PUT', '/contact/chat', request)).toMatchObject({ errorType, status });
    expect([...api.engine.chats]).toEqual([]);
  });
});

describe('CreateParticipant', () => {
  const bot = (api: ServedApi, ContactId: string, more = {}) =>
    api.connect.send(
      new CreateParticipantCommand({
        InstanceId: api.instance.instanceId,
        ContactId,
        ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Bot' },
        ...more,
      }),
    );

  test('adds one custom participant, and answers a repeated client token with the same one', async () => {
    await using api = await serveApi();
    const { contactId } = await startConnectedChat(api);
    const first = await bot(api, contactId, { ClientToken: 'same' });
    const again = await bot(api, contactId, { ClientToken: 'same' });
    expect(again.ParticipantId).toBe(first.ParticipantId);
    expect(again.ParticipantCredentials).toEqual(first.ParticipantCredentials);
    expect(await errorOf(bot(api, contactId))).toMatchObject({ name: 'ConflictException', status: 409 });
  });

  test('refuses beside an agent, for another role, and for an unknown contact', async () => {
    await using api = await serveApi();
    const { contactId } = await startConnectedChat(api);
    const customer = { ParticipantDetails: { ParticipantRole: 'CUSTOMER', DisplayName: 'Mia' } };
    expect(await errorOf(bot(api, contactId, customer))).toMatchObject({
      name: 'InvalidRequestException',
      status: 400,
    });
    expect(await errorOf(bot(api, 'nobody'))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
    api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    expect(await errorOf(bot(api, contactId))).toMatchObject({ name: 'ConflictException', status: 409 });
  });
});

describe('DescribeContact', () => {
  test('tells a contact in seconds since the epoch, with its queue, agent and end', async () => {
    await using api = await serveApi();
    const { contactId } = await startConnectedChat(api);
    const [queue] = api.instance.queues;
    if (queue !== undefined) api.engine.setTargetQueue(contactId, queue);
    api.engine.enqueue(contactId);
    api.advanceChatMinutes(1);
    api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    api.advanceChatMinutes(1);
    await api.connect.send(new StopContactCommand({ InstanceId: api.instance.instanceId, ContactId: contactId }));

    const raw = await call(api, 'GET', `/contacts/${encodeURIComponent(api.instance.instanceArn)}/${contactId}`);
    const startSeconds = Date.parse('2026-01-31T12:00:00.000Z') / 1000;
    expect(raw.body).toEqual({
      Contact: {
        Arn: `${api.instance.instanceArn}/contact/${contactId}`,
        Id: contactId,
        InitialContactId: contactId,
        InitiationMethod: 'API',
        Channel: 'CHAT',
        QueueInfo: { Id: 'q1', EnqueueTimestamp: startSeconds },
        QueuePriority: 5,
        QueueTimeAdjustmentSeconds: 0,
        AgentInfo: {
          Id: 'Ann',
          AcceptedByAgentTimestamp: startSeconds + 60,
          ConnectedToAgentTimestamp: startSeconds + 60,
        },
        InitiationTimestamp: startSeconds,
        DisconnectTimestamp: startSeconds + 120,
        LastUpdateTimestamp: startSeconds + 120,
        DisconnectReason: 'API',
        Attributes: {},
        ConnectedToSystemTimestamp: startSeconds,
        ChatMetrics: expect.objectContaining({ ChatContactMetrics: expect.objectContaining({ TotalMessages: 0 }) }),
      },
    });
    const command = new DescribeContactCommand({ InstanceId: api.instance.instanceId, ContactId: contactId });
    const { Contact } = await api.connect.send(command);
    expect(Contact?.DisconnectTimestamp?.getTime()).toBe(startSeconds * 1000 + 2 * MINUTE_MS);
  });

  test('answers ResourceNotFoundException for an unknown contact', async () => {
    await using api = await serveApi();
    const command = new DescribeContactCommand({ InstanceId: api.instance.instanceId, ContactId: 'nobody' });
    expect(await errorOf(api.connect.send(command))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });
});

describe('contact attributes', () => {
  test('are set over the old ones, on an ended contact too, and read back', async () => {
    await using api = await serveApi();
    const { contactId } = await startChat(api, { Attributes: { a: '1', b: '2' } });
    api.engine.endChat(contactId, 'API');
    const id = { InstanceId: api.instance.instanceId, InitialContactId: contactId };
    await api.connect.send(
      new UpdateContactAttributesCommand({ ...id, Attributes: { b: '3', __proto__x: '', c: 'ä' } }),
    );
    const { Attributes } = await api.connect.send(new GetContactAttributesCommand(id));
    expect(Attributes).toEqual({ a: '1', b: '3', __proto__x: '', c: 'ä' });
  });

  test('refuse what is larger than 32,768 bytes together and keep the old ones', async () => {
    await using api = await serveApi();
    const { contactId } = await startChat(api, { Attributes: { a: 'x'.repeat(20_000) } });
    const command = new UpdateContactAttributesCommand({
      InstanceId: api.instance.instanceId,
      InitialContactId: contactId,
      Attributes: { b: 'x'.repeat(20_000) },
    });
    expect(await errorOf(api.connect.send(command))).toMatchObject({ name: 'InvalidParameterException', status: 400 });
    expect([...api.engine.chatOf(contactId).attributes.keys()]).toEqual(['a']);
  });
});

describe('StopContact', () => {
  test('ends the chat; once more is 410, and an unknown contact 404', async () => {
    await using api = await serveApi();
    const { contactId } = await startConnectedChat(api);
    const stop = (ContactId: string) =>
      api.connect.send(new StopContactCommand({ InstanceId: api.instance.instanceId, ContactId }));
    await stop(contactId);
    expect(api.engine.contact(contactId).disconnectReason).toBe('API');
    expect(await errorOf(stop(contactId))).toMatchObject({ name: 'ContactNotFoundException', status: 410 });
    expect(await errorOf(stop('nobody'))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });
});

import {
  AssociateContactWithUserCommand,
  DescribeContactCommand,
  GetContactMetricsCommand,
  GetCurrentMetricDataCommand,
  type GetCurrentMetricDataCommandInput,
  ListContactReferencesCommand,
  TagContactCommand,
  UntagContactCommand,
  UpdateContactCommand,
  UpdateContactRoutingDataCommand,
} from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { contactEventsOf } from '../../../local/services/event-bridge/contact-event.ts';
import { errorOf, given, say, startConnectedChat } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';

/** A chat whose customer waits in the queue. */
async function waitingChat(api: ServedApi) {
  const chat = await startConnectedChat(api);
  api.engine.setTargetQueue(chat.contactId, given(api.instance.queues[0]));
  api.engine.enqueue(chat.contactId);
  return { ...chat, ids: { InstanceId: api.instance.instanceId, ContactId: chat.contactId } };
}

type Ids = Awaited<ReturnType<typeof waitingChat>>['ids'];

const describeContact = async (api: ServedApi, ids: Ids) =>
  given((await api.connect.send(new DescribeContactCommand(ids))).Contact);

const place = async (api: ServedApi, ids: Ids) => {
  const Metrics = [{ Name: 'POSITION_IN_QUEUE' as const }, { Name: 'ESTIMATED_WAIT_TIME' as const }];
  const { MetricResults = [] } = await api.connect.send(new GetContactMetricsCommand({ ...ids, Metrics }));
  return MetricResults.map(({ Value }) => Value?.Number);
};

test('TagContact and UntagContact keep six tags, which DescribeContact tells', async () => {
  await using api = await serveApi();
  const { ids } = await waitingChat(api);
  await api.connect.send(new TagContactCommand({ ...ids, Tags: { team: 'blue', tier: 'gold' } }));
  await api.connect.send(new UntagContactCommand({ ...ids, TagKeys: ['team', 'unknown'] }));
  expect((await describeContact(api, ids)).Tags).toEqual({ tier: 'gold' });
  const Tags = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, '1']));
  expect(await errorOf(api.connect.send(new TagContactCommand({ ...ids, Tags })))).toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('UpdateContact sets name, description and references, which ListContactReferences lists by type', async () => {
  await using api = await serveApi();
  const { ids } = await waitingChat(api);
  const References = {
    order: { Type: 'URL' as const, Value: 'https://example.com/7' },
    size: { Type: 'NUMBER' as const, Value: '42' },
  };
  await api.connect.send(new UpdateContactCommand({ ...ids, Name: 'Parcel', Description: 'Lost', References }));
  expect(await describeContact(api, ids)).toMatchObject({ Name: 'Parcel', Description: 'Lost' });
  const list = async (...ReferenceTypes: ('URL' | 'NUMBER')[]) =>
    (await api.connect.send(new ListContactReferencesCommand({ ...ids, ReferenceTypes }))).ReferenceSummaryList;
  expect(await list('URL')).toEqual([{ Url: { Name: 'order', Value: 'https://example.com/7' } }]);
  expect(await list('URL', 'NUMBER')).toHaveLength(2);
  const update = new UpdateContactCommand({ ...ids, UserInfo: { UserId: 'Ann' } });
  expect(await errorOf(api.connect.send(update))).toMatchObject({
    name: 'InvalidRequestException',
    message: expect.stringContaining('UserInfo is not emulated'),
  });
});

test('UpdateContact sets segment attributes over those that there are, and EventBridge is told', async () => {
  await using api = await serveApi();
  const { ids } = await waitingChat(api);
  for (const SegmentAttributes of [
    { shop: { ValueString: 'north' }, floor: { ValueString: '1' } },
    { floor: { ValueString: '2' } },
  ]) {
    await api.connect.send(new UpdateContactCommand({ ...ids, SegmentAttributes }));
  }
  expect((await describeContact(api, ids)).SegmentAttributes).toMatchObject({
    shop: { ValueString: 'north' },
    floor: { ValueString: '2' },
  });
  const told = api.events.flatMap(contactEventsOf).filter(({ eventType }) => eventType === 'CONTACT_DATA_UPDATED');
  const updated = { eventType: 'CONTACT_DATA_UPDATED', updatedProperties: ['SegmentAttributes'] };
  expect(told).toEqual([updated, updated]);
});

test.each(['ATTACHMENT', 'CONTACT_ANALYSIS', 'EMAIL_MESSAGE'] as const)(
  'UpdateContact refuses a reference of the type %s by name, and changes nothing',
  async (Type) => {
    await using api = await serveApi();
    const { ids } = await waitingChat(api);
    const References = { order: { Type: 'STRING' as const, Value: '7' }, other: { Type, Value: 'x' } };
    expect(await errorOf(api.connect.send(new UpdateContactCommand({ ...ids, References })))).toMatchObject({
      name: 'InvalidRequestException',
      message: `A reference of the type ${Type} is not emulated by Local Connect.`,
    });
    const list = new ListContactReferencesCommand({ ...ids, ReferenceTypes: ['STRING'] });
    expect((await api.connect.send(list)).ReferenceSummaryList).toEqual([]);
  },
);

test('GetContactMetrics says who is next, and how long those before them waited', async () => {
  await using api = await serveApi();
  const first = await waitingChat(api);
  api.advanceChatMinutes(1);
  const second = await waitingChat(api);
  expect(await place(api, first.ids)).toEqual([1, 0]);
  expect(await place(api, second.ids)).toEqual([2, 0]);
  api.advanceChatMinutes(1);
  api.engine.agentJoins(first.contactId, 'Ann', 'AGENT');
  expect(await place(api, second.ids)).toEqual([1, 120]);
  expect(await errorOf(place(api, first.ids))).toMatchObject({ name: 'InvalidRequestException', status: 400 });
});

test('GetCurrentMetricData says how busy queues are, by queue and channel or over all', async () => {
  await using api = await serveApi();
  const ask = async (Groupings: readonly ('QUEUE' | 'CHANNEL')[], more = {}) => {
    const names = ['CONTACTS_IN_QUEUE', 'OLDEST_CONTACT_AGE', 'AGENTS_ONLINE', 'SLOTS_ACTIVE', 'AGENTS_ERROR'] as const;
    const { MetricResults = [], DataSnapshotTime } = await api.connect.send(
      new GetCurrentMetricDataCommand({
        InstanceId: api.instance.instanceId,
        Filters: { Queues: ['q1'], Channels: ['CHAT'], ...more },
        Groupings: [...Groupings],
        CurrentMetrics: names.map((Name) => ({ Name, Unit: 'COUNT' })),
      }),
    );
    const rows = MetricResults.map(({ Dimensions, Collections = [] }) => [
      Dimensions,
      ...Collections.map(({ Value }) => Value),
    ]);
    return { rows, at: DataSnapshotTime };
  };
  await waitingChat(api);
  const taken = await waitingChat(api);
  api.engine.agentJoins(taken.contactId, 'Ann', 'AGENT');
  api.advanceChatMinutes(2);
  const Queue = { Id: 'q1', Arn: given(api.instance.queues[0]).arn };
  expect(await ask(['QUEUE', 'CHANNEL'])).toEqual({
    rows: [[{ Queue, Channel: 'CHAT' }, 1, 120, 3, 1, undefined]],
    at: new Date('2026-01-31T12:02:00.000Z'),
  });
  const waitOf = async (Groupings: ('QUEUE' | 'CHANNEL')[], more = {}) => {
    const { MetricResults = [] } = await api.connect.send(
      new GetCurrentMetricDataCommand({
        InstanceId: api.instance.instanceId,
        Filters: { Queues: ['q1'] },
        Groupings,
        CurrentMetrics: [{ Name: 'ESTIMATED_WAIT_TIME', Unit: 'SECONDS', ...more }],
      }),
    );
    return MetricResults[0]?.Collections?.[0]?.Value;
  };
  // It is known by queue and channel alone (API reference).
  expect(await waitOf(['QUEUE', 'CHANNEL'])).toEqual(expect.any(Number));
  expect(await waitOf(['QUEUE'])).toBeUndefined();
  expect(await errorOf(waitOf([], { MetricId: api.instance.instanceId }))).toMatchObject({
    message: expect.stringContaining('CurrentMetrics.MetricId is not emulated'),
  });
  // Without a grouping the oldest contact's age is in milliseconds.
  expect((await ask([])).rows).toEqual([[{}, 1, 120_000, 3, 1, undefined]]);
  expect((await ask(['QUEUE'], { Channels: ['VOICE'] })).rows).toEqual([]);
  expect(await errorOf(ask([], { Queues: ['nowhere'] }))).toMatchObject({ name: 'ResourceNotFoundException' });
  expect(await errorOf(ask([], { RoutingProfiles: ['r'] }))).toMatchObject({
    message: expect.stringContaining('Filters.RoutingProfiles is not emulated'),
  });
});

test('GetCurrentMetricData sorts queues by a metric, in pages', async () => {
  const Queues = ['q1', 'q2', 'q3'];
  await using api = await serveApi({ queues: Queues.map((id) => ({ id, arn: `arn:${id}`, name: id })) });
  const [one] = api.instance.queues;
  await waitingChat(api);
  const ask = async (more: Partial<GetCurrentMetricDataCommandInput>) => {
    const {
      MetricResults = [],
      NextToken,
      ApproximateTotalCount,
    } = await api.connect.send(
      new GetCurrentMetricDataCommand({
        InstanceId: api.instance.instanceId,
        Filters: { Queues },
        Groupings: ['QUEUE'],
        CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' }],
        ...more,
      }),
    );
    expect(ApproximateTotalCount).toBe(Queues.length);
    return { ids: MetricResults.map(({ Dimensions }) => Dimensions?.Queue?.Id), NextToken };
  };
  const sortedBy = (SortOrder: 'ASCENDING' | 'DESCENDING') => [
    { SortByMetric: 'CONTACTS_IN_QUEUE' as const, SortOrder },
  ];
  expect((await ask({ SortCriteria: sortedBy('DESCENDING') })).ids[0]).toBe(one?.id);
  const { ids } = await ask({ SortCriteria: sortedBy('ASCENDING') });
  expect(ids.at(-1)).toBe(one?.id);
  const paged: unknown[] = [];
  let token: string | undefined;
  do {
    const page = await ask({ SortCriteria: sortedBy('ASCENDING'), MaxResults: 1, ...(token && { NextToken: token }) });
    paged.push(...page.ids);
    token = page.NextToken;
  } while (token !== undefined);
  expect(paged).toEqual(ids);
  expect(await errorOf(ask({ NextToken: 'made-up' }))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'NextToken is not one that this request gave.',
  });
  expect(await errorOf(ask({ SortCriteria: [{ SortByMetric: 'SLOTS_ACTIVE' }] }))).toMatchObject({
    name: 'InvalidParameterException',
  });
  expect(await errorOf(ask({ CurrentMetrics: [{ Name: 'SLOTS_AVAILABLE', Unit: 'COUNT' }] }))).toMatchObject({
    message: 'The metric SLOTS_AVAILABLE is not emulated by Local Connect.',
  });
});

test('GetCurrentMetricData finds the oldest contact of an empty queue of no age', async () => {
  await using api = await serveApi();
  const { MetricResults } = await api.connect.send(
    new GetCurrentMetricDataCommand({
      InstanceId: api.instance.instanceId,
      Filters: { Queues: ['q1'] },
      CurrentMetrics: [{ Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' }],
    }),
  );
  expect(MetricResults?.[0]?.Collections?.[0]?.Value).toBe(0);
});

test('UpdateContactRoutingData moves a contact before others, and refuses routing criteria', async () => {
  await using api = await serveApi();
  const [first, second] = [await waitingChat(api), await waitingChat(api)];
  await api.connect.send(new UpdateContactRoutingDataCommand({ ...second.ids, QueuePriority: 1 }));
  expect((await place(api, second.ids))[0]).toBe(1);
  await api.connect.send(new UpdateContactRoutingDataCommand({ ...first.ids, QueuePriority: 1 }));
  await api.connect.send(new UpdateContactRoutingDataCommand({ ...second.ids, QueueTimeAdjustmentSeconds: 60 }));
  expect((await place(api, second.ids))[0]).toBe(1);
  const criteria = new UpdateContactRoutingDataCommand({ ...first.ids, RoutingCriteria: { Steps: [] } });
  expect(await errorOf(api.connect.send(criteria))).toMatchObject({ name: 'InvalidParameterException' });
});

test('AssociateContactWithUser gives a waiting contact to an agent, once', async () => {
  await using api = await serveApi();
  const { ids, contactId } = await waitingChat(api);
  const associate = () => api.connect.send(new AssociateContactWithUserCommand({ ...ids, UserId: 'Ann' }));
  await associate();
  expect(api.engine.contact(contactId).state).toBe('WITH_AGENT');
  expect((await describeContact(api, ids)).AgentInfo?.Id).toBe('Ann');
  expect(await errorOf(associate())).toMatchObject({ name: 'InvalidRequestException' });
});

test('DescribeContact counts messages, turns and the silences between them', async () => {
  await using api = await serveApi();
  const { contactId, connectionToken, ids } = await waitingChat(api);
  const ann = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
  await say(api, connectionToken, 'Hello');
  api.advanceChatMinutes(1);
  api.engine.sendMessage(ann.participantId, { contentType: 'text/plain', content: 'Hi, Mia' });
  api.advanceChatMinutes(3);
  await say(api, connectionToken, 'Bye');
  api.advanceChatMinutes(2);
  api.engine.endChat(contactId, 'API');
  const { ChatMetrics, ConnectedToSystemTimestamp } = await describeContact(api, ids);
  expect(ConnectedToSystemTimestamp).toEqual(new Date('2026-01-31T12:00:00.000Z'));
  expect(ChatMetrics).toEqual({
    ChatContactMetrics: {
      MultiParty: false,
      TotalMessages: 3,
      TotalBotMessages: 0,
      TotalBotMessageLengthInChars: 0,
      ConversationTurnCount: 2,
      ConversationCloseTimeInMillis: 120_000,
      AgentFirstResponseTimestamp: new Date('2026-01-31T12:01:00.000Z'),
      AgentFirstResponseTimeInMillis: 60_000,
    },
    CustomerMetrics: {
      ParticipantType: 'CUSTOMER',
      ParticipantId: expect.any(String),
      MessagesSent: 2,
      MessageLengthInChars: 8,
      NumResponses: 1,
      TotalResponseTimeInMillis: 180_000,
      MaxResponseTimeInMillis: 180_000,
      LastMessageTimestamp: new Date('2026-01-31T12:04:00.000Z'),
    },
    AgentMetrics: {
      ParticipantType: 'AGENT',
      ParticipantId: ann.participantId,
      MessagesSent: 1,
      MessageLengthInChars: 7,
      NumResponses: 1,
      TotalResponseTimeInMillis: 60_000,
      MaxResponseTimeInMillis: 60_000,
      LastMessageTimestamp: new Date('2026-01-31T12:01:00.000Z'),
    },
  });
});

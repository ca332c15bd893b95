import { SearchContactsCommand, type SearchContactsCommandInput } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { errorOf, startChat, startConnectedChat } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';

const NOON = new Date('2026-01-31T12:00:00.000Z');
const LATER = new Date('2026-01-31T13:00:00.000Z');
const day = { Type: 'INITIATION_TIMESTAMP', StartTime: NOON, EndTime: LATER } as const;

const search = (api: ServedApi, input: Partial<SearchContactsCommandInput> = {}) =>
  api.connect.send(new SearchContactsCommand({ InstanceId: api.instance.instanceId, TimeRange: day, ...input }));

const idsOf = async (api: ServedApi, input: Partial<SearchContactsCommandInput> = {}) =>
  (await search(api, input)).Contacts?.map(({ Id }) => Id);

/** Three chats, a minute apart: with an agent and transferred, with attributes, and with tags and a name. */
async function threeChats(api: ServedApi) {
  const first = await startConnectedChat(api);
  const agent = api.engine.agentJoins(first.contactId, 'Ann', 'AGENT');
  const [queue] = api.instance.queues;
  if (queue === undefined) throw new Error('The instance has no queue.');
  const second = api.engine.agentTransfers(agent.participantId, queue);
  api.advanceChatMinutes(1);
  const third = await startChat(api, { Attributes: { topic: 'Parcel', tier: 'gold' } });
  api.engine.updateTags(third.contactId, { team: 'chat' });
  api.advanceChatMinutes(1);
  const fourth = await startChat(api, { Attributes: { topic: 'fees' } });
  api.engine.updateDetails(fourth.contactId, {
    name: 'A complaint about fees',
    segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Chat' } },
  });
  api.engine.endChat(fourth.contactId, 'API');
  return { first: first.contactId, second: second.contactId, third: third.contactId, fourth: fourth.contactId };
}

describe('SearchContacts', () => {
  test('finds every contact of a time, the newest first, with what its summary tells', async () => {
    await using api = await serveApi();
    const { first, second, third, fourth } = await threeChats(api);
    const { Contacts, TotalCount, NextToken } = await search(api);
    expect(TotalCount).toBe(4);
    expect(NextToken).toBeUndefined();
    expect(Contacts?.map(({ Id }) => Id).slice(0, 2)).toEqual([fourth, third]);
    expect(Contacts).toContainEqual(
      expect.objectContaining({
        Id: first,
        Arn: `${api.instance.instanceArn}/contact/${first}`,
        InitiationMethod: 'API',
        Channel: 'CHAT',
        AgentInfo: { Id: 'Ann', ConnectedToAgentTimestamp: NOON },
        InitiationTimestamp: NOON,
        DisconnectTimestamp: NOON,
      }),
    );
    expect(Contacts).toContainEqual(
      expect.objectContaining({
        Id: second,
        PreviousContactId: first,
        InitiationMethod: 'TRANSFER',
        QueueInfo: { Id: 'q1', EnqueueTimestamp: NOON },
      }),
    );
    expect(Contacts?.[0]).toMatchObject({
      Name: 'A complaint about fees',
      SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Chat' } },
    });
    expect(Contacts?.[1]?.Tags).toEqual({ team: 'chat' });
  });

  test.each<[string, Partial<SearchContactsCommandInput>, readonly string[]]>([
    ['the time of the end', { TimeRange: { ...day, Type: 'DISCONNECT_TIMESTAMP' } }, ['fourth', 'first']],
    ['a time that none has', { TimeRange: { ...day, Type: 'SCHEDULED_TIMESTAMP' } }, []],
    ['an earlier day', { TimeRange: { ...day, StartTime: new Date(0), EndTime: new Date(1) } }, []],
    ['another channel', { SearchCriteria: { Channels: ['VOICE'] } }, []],
    ['a method', { SearchCriteria: { Channels: ['CHAT'], InitiationMethods: ['TRANSFER'] } }, ['second']],
    ['a queue', { SearchCriteria: { QueueIds: ['q1', 'q2'] } }, ['second']],
    ['an agent', { SearchCriteria: { AgentIds: ['Ann'] } }, ['first']],
    ['no criterion at all', { SearchCriteria: { AgentIds: [] }, MaxResults: 1 }, ['fourth']],
    ['a name', { SearchCriteria: { Name: { SearchText: ['FEES', 'x'], MatchType: 'MATCH_ANY' } } }, ['fourth']],
    ['all of a name', { SearchCriteria: { Name: { SearchText: ['fees', 'x'], MatchType: 'MATCH_ALL' } } }, []],
    ['an exact name', { SearchCriteria: { Name: { SearchText: ['fees'], MatchType: 'MATCH_EXACT' } } }, []],
    [
      'attributes',
      {
        SearchCriteria: {
          SearchableContactAttributes: {
            Criteria: [
              { Key: 'topic', Values: ['parcel', 'other'] },
              { Key: 'tier', Values: ['gold'] },
            ],
          },
        },
      },
      ['third'],
    ],
    [
      'any of the attributes',
      {
        SearchCriteria: {
          SearchableContactAttributes: {
            Criteria: [
              { Key: 'topic', Values: ['fees'] },
              { Key: 'tier', Values: ['gold'] },
            ],
            MatchType: 'MATCH_ANY',
          },
        },
      },
      ['fourth', 'third'],
    ],
    [
      'segment attributes',
      {
        SearchCriteria: {
          SearchableSegmentAttributes: { Criteria: [{ Key: 'connect:Subtype', Values: ['connect:Chat'] }] },
        },
      },
      ['fourth'],
    ],
    ['a tag', { SearchCriteria: { ContactTags: { TagCondition: { TagKey: 'team', TagValue: 'chat' } } } }, ['third']],
    [
      'either tag',
      { SearchCriteria: { ContactTags: { OrConditions: [[{ TagKey: 'x' }], [{ TagKey: 'team' }]] } } },
      ['third'],
    ],
  ])('finds by %s', async (_by, input, names) => {
    await using api = await serveApi();
    const chats: Readonly<Record<string, string>> = await threeChats(api);
    expect(await idsOf(api, input)).toEqual(names.map((name) => chats[name]));
  });

  test('sorts as asked, and pages to the end', async () => {
    await using api = await serveApi();
    const { first, second, third, fourth } = await threeChats(api);
    const oldest = { FieldName: 'INITIATION_TIMESTAMP', Order: 'ASCENDING' } as const;
    const { Contacts, NextToken } = await search(api, { Sort: oldest, MaxResults: 3 });
    expect(Contacts?.map(({ Id }) => Id)).toEqual([first, second, third]);
    expect(await idsOf(api, { Sort: oldest, MaxResults: 3, NextToken })).toEqual([fourth]);
    const ended = { FieldName: 'DISCONNECT_TIMESTAMP', Order: 'DESCENDING' } as const;
    expect((await idsOf(api, { Sort: ended }))?.slice(0, 2)).toEqual([fourth, first]);
    const method = { FieldName: 'INITIATION_METHOD', Order: 'DESCENDING' } as const;
    expect((await idsOf(api, { Sort: method }))?.[0]).toBe(second);
  });

  test.each<[string, Partial<SearchContactsCommandInput>, string]>([
    ['of Contact Lens', { SearchCriteria: { ContactAnalysis: {} } }, 'SearchCriteria.ContactAnalysis is not emulated'],
    ['of routing', { SearchCriteria: { RoutingCriteria: {} } }, 'SearchCriteria.RoutingCriteria is not emulated'],
    ['that ends before it begins', { TimeRange: { ...day, StartTime: LATER, EndTime: NOON } }, 'EndTime is before'],
    ['with a made-up token', { NextToken: 'x' }, 'NextToken is not one that this search gave'],
  ])('a search %s is refused, and says why', async (_what, input, named) => {
    await using api = await serveApi();
    const { message } = await errorOf(search(api, input));
    expect(message).toContain(named);
  });
});

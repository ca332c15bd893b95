import { describe, expect, test } from '@jest/globals';
import { examine } from '../../../local/flow-language/index.ts';
import { actionOf, flowOf, homeOf, type JsonAction } from './valid-flow.ts';

const problemsOf = (type: string, parameters: JsonAction): readonly string[] =>
  examine(flowOf(actionOf(type, parameters)), homeOf(type)).refused.map(({ message }) => message);

const times = <Entry>(count: number, entry: Entry): Entry[] => Array<Entry>(count).fill(entry);

test.each(['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] as const)(
  'a priority is 9223372036854775807 at most in a flow of type %s',
  (type) => {
    const refused = (QueuePriority: string) =>
      examine(flowOf(actionOf('UpdateContactRoutingBehavior', { QueuePriority })), type).refused;
    expect(refused('9223372036854775807')).toEqual([]);
    expect(refused('9223372036854775808')).toMatchObject([
      { message: expect.stringContaining('a whole number from 1 to 9223372036854775807, got "9223372036854775808"') },
    ]);
  },
);

describe('a list is as long as the guides have it', () => {
  const searching = (count: number) => ({
    ProfileRequestData: { SearchCriteria: times(count, { IdentifierName: '_phone', IdentifierValue: '1' }) },
  });
  const evaluating = (count: number) => ({ Queries: times(count, { QueryName: 'q', Attributes: ['a'] }) });
  const listing = (count: number) => ({ PrimaryKeyGroups: times(count, { PrimaryKeyGroupName: 'g' }) });
  const attributes = (count: number) => ({ Attributes: times(count, { Name: 'n', Value: 'v' }) });
  const upserting = (first: number, second: number) => ({
    DataTableUpsertAttributes: [attributes(first), attributes(second)],
  });
  const talking = (count: number) => ({
    AgentConfiguration: {
      WorkspaceId: 'w',
      ContextVariables: Object.fromEntries(times(count, 'v').map((value, index) => [`k${index}`, value])),
    },
  });

  test.each<[string, JsonAction, JsonAction, string]>([
    ['GetCustomerProfile', searching(5), searching(6), 'SearchCriteria. Expected a list of at most 5, got a list of 6'],
    ['EvaluateDataTableValues', evaluating(1), evaluating(0), 'Queries. Expected a list of at least 1'],
    ['EvaluateDataTableValues', evaluating(5), evaluating(6), 'Queries. Expected a list of at most 5'],
    ['ListDataTableValues', listing(5), listing(6), 'PrimaryKeyGroups. Expected a list of at most 5'],
    [
      'UpsertDataTableValues',
      upserting(12, 13),
      upserting(13, 13),
      'Attributes. Expected at most 25 Attributes in all',
    ],
    ['ConnectParticipantWithAgenticCX', talking(10), talking(11), 'ContextVariables. Expected at most 10 entries'],
  ])('%s', (type, widest, tooWide, message) => {
    expect(problemsOf(type, widest)).toEqual([]);
    expect(problemsOf(type, tooWide)).toEqual([expect.stringContaining(message)]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { examine } from '../../../local/flow-language/index.ts';
import { actionOf, flowOf, homeOf, type JsonAction } from './valid-flow.ts';

const problemsOf = (type: string, parameters: JsonAction): readonly string[] =>
  examine(flowOf(actionOf(type, parameters)), homeOf(type)).refused.map(({ message }) => message);

const times = <Entry>(count: number, entry: Entry): Entry[] => Array<Entry>(count).fill(entry);

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

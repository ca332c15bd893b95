import { describe, expect, test } from '@jest/globals';
import { endTest, eventOf, mocked, observation, overridden, readObservations } from './documents.ts';

describe('where nobody knows what the service does, the author is told', () => {
  test.each([
    ['criteria left out', observation({ Event: eventOf('MessageReceived', { Text: 'Hi' }) }), 'taken as Similarity'],
    ['another usage', observation({ Usage: { Type: 'AtLeast', Times: 2 } }), 'it is played once here (assumed)'],
    [
      'actions apart from each other',
      observation({ Actions: [endTest, { ...endTest, Identifier: 'apart' }] }),
      '"apart": nothing leads there from the first action',
    ],
    [
      'audio',
      observation({ Event: eventOf('MessageReceived', { PromptId: 'p', MatchingCriteria: { Type: 'Inclusion' } }) }),
      'never matches here',
    ],
    [
      'agentic AI',
      observation({
        Event: eventOf('FlowActionCompleted', {
          ActionType: 'ConnectParticipantWithAgenticCX',
          ActionParameters: { AgentConfiguration: { Alias: 'a' } },
        }),
      }),
      'agentic AI does not run here',
    ],
    ['another actor', observation({ Event: eventOf('TestInitiated', {}, { Actor: 'Agent' }) }), 'has the Actor System'],
    [
      'a reference for a text',
      observation({
        Event: eventOf('MessageReceived', { Text: '$.Attributes.x', MatchingCriteria: { Type: 'Inclusion' } }),
      }),
      'compared as it stands (assumed)',
    ],
    ['no end', observation({ Actions: [] }), 'no EndTest'],
    [
      'a queue that is entered',
      observation({
        Actions: [],
        Event: eventOf('FlowActionStarted', {
          ActionType: 'TransferContactToQueue',
          ActionParameters: { QueueId: 'q' },
        }),
      }),
      'where an agent may take it',
    ],
  ])('of %s', (_what, given, told) => {
    expect(readObservations(given)).toEqual({ refused: [], warnings: [expect.stringContaining(told)] });
  });

  test('of a mock of opening hours, and of data under another name', () => {
    expect(
      overridden('CheckHoursOfOperation', { HoursOfOperationId: 'h' }, mocked({ Value: 'InHour' })).warnings,
    ).toEqual([expect.stringContaining('publishing has refused every mock of opening hours')]);
    expect(overridden('InvokeLambdaFunction', { LambdaFunctionARN: 'f' }, mocked({ Value: '{}' })).warnings).toEqual([
      expect.stringContaining('the documented name is LoadedData'),
    ]);
  });

  test('of observations in a circle', () => {
    const start = observation({ Identifier: 'start', Transitions: { NextObservations: ['Welcome'] } });
    const round = observation({ Transitions: { NextObservations: ['Welcome'] } });
    expect(readObservations(start, round).warnings).toEqual([expect.stringContaining('they go in a circle')]);
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  actionOf,
  endTest,
  mocked,
  observation,
  overridden,
  read,
  readObservations,
  said,
  version,
  withAction,
  withEvent,
} from './documents.ts';

describe('a test case that publishing takes', () => {
  test('has nothing to refuse and nothing to say', () => {
    expect(readObservations(observation())).toEqual({ refused: [], warnings: [] });
  });

  test.each([
    ['no transitions', { Transitions: undefined }],
    ['an empty next action', { Actions: [{ ...endTest, Transitions: { NextAction: '' } }] }],
    ['exactly once, said', { Usage: { Type: 'Exactly', Times: 1 } }],
    ['an empty usage', { Usage: {} }],
  ])('may have %s', (_what, more) => {
    expect(readObservations(observation(more))).toEqual({ refused: [], warnings: [] });
  });
});

describe('the forms of the first documentation are told what to write instead', () => {
  test.each([
    ['its version', { Version: '2025-06-21', Observations: [observation()] }, 'Version: "2019-10-30" is expected'],
    [
      'a usage in capitals',
      { Version: version, Observations: [observation({ Usage: { Type: 'EXACTLY', Times: 1 } })] },
      'Observations[0].Usage.Type: EXACTLY is refused; leave Usage out, which means exactly once',
    ],
  ])('%s', (_what, content, told) => {
    expect(read(content).refused).toEqual([expect.stringContaining(told)]);
  });

  test('criteria beside the properties, or as a text', () => {
    const beside = withEvent('MessageReceived', { Text: 'Hi' }, { MatchingCriteria: 'Similarity' });
    expect(beside.refused).toEqual([expect.stringContaining('it stands beside Properties')]);
    const asText = withEvent('MessageReceived', { Text: 'Hi', MatchingCriteria: 'Similarity' });
    expect(asText.refused).toEqual([expect.stringContaining('write { "Type": "Similarity" }')]);
  });

  test('an utterance of another name, or with a text', () => {
    expect(said({ Type: 'TextUtterance', Properties: { Text: 'hi' } }).refused).toEqual([
      expect.stringContaining('write "Type": "Utterance", "Properties": { "Value": "…" }'),
    ]);
    expect(said({ Type: 'Utterance', Properties: { Text: 'hi' } }).refused).toEqual([
      expect.stringContaining('Invalid test case content: Text is documented and refused; write { "Value": "…" }'),
    ]);
  });

  test('the operator Exists', () => {
    const { refused } = withAction('Assert', { Namespace: '$.Channel', Operator: 'Exists' });
    expect(refused).toEqual([expect.stringContaining('Invalid operator parameter for AssertAction: "Exists"')]);
  });
});

describe('what publishing refuses is refused, in the service’s words where they are known', () => {
  test.each([
    ['no text', {}, 'InvalidEventProblem: At least one of PromptId, Text, or SSML must be present; Text is nothing'],
    ['a blank text', { Text: ' ' }, 'Text is " "'],
    ['two contents', { Text: 'a', PromptId: 'p' }, 'one of Text, SSML, PromptId and Media is expected, got 2'],
    ['unknown criteria', { Text: 'a', MatchingCriteria: { Type: 'Contains' } }, 'one of Similarity, Inclusion'],
  ])('a message with %s', (_what, properties, told) => {
    expect(withEvent('MessageReceived', properties).refused).toEqual([expect.stringContaining(told)]);
  });

  test.each([
    ['FlowActionStarted', 'DisconnectParticipant', {}, 'Invalid action type for FlowActionStarted event'],
    [
      'FlowActionStarted',
      'InvokeLambdaFunction',
      {},
      'InvalidFlowActionParametersProblem: InvokeLambdaFunction is known',
    ],
    ['FlowActionCompleted', 'TransferContactToQueue', {}, 'Invalid action type for FlowActionCompleted event'],
    ['FlowActionStarted', 'ConnectParticipantWithLexBot', { LexV2Bot: {} }, 'its LexV2Bot.AliasArn'],
  ])('%s of %s', (type, ActionType, ActionParameters, told) => {
    expect(withEvent(type, { ActionType, ActionParameters }).refused).toEqual([expect.stringContaining(told)]);
  });

  test('events that there are not, and events without an identifier', () => {
    expect(withEvent('MessageRecieved', {}).refused).toEqual([
      expect.stringContaining('Did you mean MessageReceived?'),
    ]);
    expect(withEvent('TestInitiated', {}, { Identifier: '' }).refused).toEqual([
      'Observations[0].Event.Identifier: a text is expected, got ""',
    ]);
  });

  test('digits in a chat', () => {
    expect(said({ Type: 'DtmfInput', Properties: { Value: '1' } }).refused).toEqual([
      expect.stringContaining('DTMF input is not supported for Chat entry point'),
    ]);
    const call = observation({
      Actions: [actionOf('SendInstruction', { Instruction: { Type: 'DtmfInput', Properties: { Value: 1 } } })],
    });
    expect(read({ Version: version, Observations: [call] }, 'VOICE_CALL').refused).toEqual([]);
    const letters = observation({
      Actions: [actionOf('SendInstruction', { Instruction: { Type: 'DtmfInput', Properties: { Value: 'x' } } })],
    });
    expect(read({ Version: version, Observations: [letters] }, 'VOICE_CALL').refused).toEqual([
      expect.stringContaining('digits, * or # are expected, got "x"'),
    ]);
  });

  test.each([
    [
      'no operand',
      { Operator: 'Equals' },
      'Invalid operand parameter for AssertAction: a text is expected, got nothing',
    ],
    ['an empty operand of Equals', { Operator: 'Equals', Operand: '' }, 'Invalid operand parameter for AssertAction'],
    [
      'an operator that there is not',
      { Operator: 'NotEquals', Operand: 'x' },
      'Invalid operator parameter for AssertAction',
    ],
  ])('an assertion with %s', (_what, more, told) => {
    expect(withAction('Assert', { Namespace: '$.Channel', ...more }).refused).toEqual([expect.stringContaining(told)]);
  });

  test('an empty operand is taken by TextContains', () => {
    expect(
      withAction(
        'Assert',
        { Namespace: '$.Channel', Operator: 'TextContains', Operand: '' },
        { Transitions: { NextAction: 'last' } },
      ),
    ).toEqual({ refused: [], warnings: [] });
  });

  test.each([
    ['no resource', 'InvokeLambdaFunction', {}, mocked({ LoadedData: '{}' }), 'InvalidFlowActionParametersProblem'],
    [
      'an object for data',
      'InvokeLambdaFunction',
      { LambdaFunctionARN: 'f' },
      mocked({ LoadedData: {} }),
      'JSON as a text is expected',
    ],
    [
      'data that are no JSON',
      'InvokeLambdaFunction',
      { LambdaFunctionARN: 'f' },
      mocked({ LoadedData: '{' }),
      'the text is not JSON',
    ],
    [
      'a negative delay',
      'InvokeLambdaFunction',
      { LambdaFunctionARN: 'f' },
      mocked({ LoadedData: '{}', DelaySeconds: -1 }),
      'a number of 0 or more',
    ],
    [
      'a result of a queue',
      'TransferContactToQueue',
      { QueueId: 'q' },
      mocked({ Value: 'x' }),
      'a queue has no result to give',
    ],
    [
      'an error that the action has not',
      'TransferContactToQueue',
      { QueueId: 'q' },
      { Type: 'MockResponse', Response: { Type: 'Error', Error: { Value: 'TimeLimitExceeded' } } },
      'one of QueueAtCapacity, NoMatchingError is expected',
    ],
    [
      'no substitute',
      'TransferContactToQueue',
      { QueueId: 'q' },
      { Type: 'SubstituteResource' },
      'SubstituteArn: a text',
    ],
    [
      'an unknown strategy',
      'TransferContactToQueue',
      { QueueId: 'q' },
      { Type: 'Mock' },
      'SubstituteResource, MockResponse',
    ],
  ])('an override with %s', (_what, actionType, parameters, strategy, told) => {
    expect(overridden(actionType, parameters, strategy).refused).toEqual([expect.stringContaining(told)]);
  });

  test('names that there are twice or not at all, and circles of actions', () => {
    expect(readObservations(observation({ Transitions: { NextObservations: ['Nowhere'] } })).refused).toEqual([
      expect.stringContaining('there is no observation "Nowhere"'),
    ]);
    expect(readObservations(observation(), observation()).refused).toEqual([
      'Observations[1].Identifier: there is another observation "Welcome"',
    ]);
    const circle = { ...endTest, Transitions: { NextAction: 'end' } };
    expect(readObservations(observation({ Actions: [circle] })).refused).toEqual([
      expect.stringContaining('the actions go in a circle at "end"'),
    ]);
    const nowhere = { ...endTest, Transitions: { NextAction: 'x' } };
    expect(readObservations(observation({ Actions: [nowhere, endTest] })).refused).toEqual([
      expect.stringContaining('there is another action "end"'),
      expect.stringContaining('this observation has no action "x"'),
    ]);
    const both = [observation({ Transitions: { NextObservations: ['Welcome'] } })];
    expect(readObservations(...both).refused).toEqual([expect.stringContaining('none is active at the start')]);
  });

  test.each([
    ['a list', []],
    ['nothing', undefined],
    ['no observations', { Version: version }],
    ['none of them', { Version: version, Observations: [] }],
    ['observations that are no list', { Version: version, Observations: {} }],
    ['an observation that is not an object', { Version: version, Observations: ['x'] }],
    ['metadata that are no object', { Version: version, Metadata: 'x', Observations: [observation()] }],
  ])('%s', (_what, content) => {
    expect(read(content).refused).toHaveLength(1);
  });
});

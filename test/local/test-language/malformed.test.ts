import { describe, expect, test } from '@jest/globals';
import {
  actionOf,
  endTest,
  eventOf,
  observation,
  overridden,
  readObservations,
  said,
  withAction,
  withEvent,
} from './documents.ts';

const withActions = (...Actions: readonly unknown[]) => readObservations(observation({ Actions }));
const lambda = { LambdaFunctionARN: 'f' };
const mock = (Response: unknown) => ({ Type: 'MockResponse', Response });

describe('a part that has not its form is named, with what was expected and found', () => {
  test.each([
    ['an event that is a text', readObservations(observation({ Event: 'x' })), 'Event: an object is expected, got "x"'],
    [
      'its properties in a list',
      withEvent('MessageReceived', []),
      'Properties: an object is expected, got a list of 0',
    ],
    [
      'criteria in a list',
      withEvent('MessageReceived', { Text: 'a', MatchingCriteria: [] }),
      'MatchingCriteria: an object is expected, got a list of 0',
    ],
    [
      'parameters of a resource that are no object',
      withEvent('FlowActionStarted', { ActionType: 'InvokeLambdaFunction', ActionParameters: 'f' }),
      'its LambdaFunctionARN, which is not there',
    ],
    ['actions that are no list', readObservations(observation({ Actions: {} })), 'Actions: a list is expected, got an'],
    ['an action that is a number', withActions(1), 'Actions[0]: an object is expected, got 1'],
    [
      'what follows, as a text',
      readObservations(observation({ Transitions: { NextObservations: 'Next' } })),
      'NextObservations: a list is expected, got "Next"',
    ],
    [
      'what follows, as numbers',
      readObservations(observation({ Transitions: { NextObservations: [1] } })),
      'NextObservations[0]: a text is expected, got 1',
    ],
    ['transitions in a list', readObservations(observation({ Transitions: [] })), 'Transitions: an object is expected'],
    ['a usage of no kind', readObservations(observation({ Usage: { Type: 'Once' } })), 'Usage.Type: one of Exactly,'],
    [
      'a usage of half a time',
      readObservations(observation({ Usage: { Type: 'Exactly', Times: 0.5 } })),
      'Usage.Times: a whole number of 1 or more is expected, got 0.5',
    ],
    [
      'a next action that is a number',
      withActions({ ...endTest, Transitions: { NextAction: 7 } }),
      'NextAction: a text',
    ],
    ['an action that repeats another type', withAction('Assert', assertion({ ActionType: 'LogData' })), 'repeats Type'],
    ['an assertion of nothing', withAction('Assert', assertion({ Namespace: ' ' })), 'Namespace: a text is expected'],
    ['an instruction that is a text', withAction('SendInstruction', { Instruction: 'hi' }), 'Instruction: an object'],
    ['an instruction of another actor', asked('Agent'), 'Actor: Customer is expected, got "Agent"'],
    ['an instruction that there is not', said({ Type: 'Utterence' }), 'Did you mean Utterance?'],
    [
      'an utterance without properties',
      said({ Type: 'Utterance' }),
      'Properties.Value: a text is expected, got nothing',
    ],
    ['an utterance of nothing', said({ Type: 'Utterance', Properties: { Value: ' ' } }), 'Value: a text is expected'],
    ['speech', said({ Type: 'Utterance', Properties: { SSML: '<speak/>' } }), 'SSML is documented and refused'],
    [
      'text input',
      said({ Type: 'TextInput', Properties: { Value: 'a' } }),
      'there is no TextInput; write "Type": "Utt',
    ],
    [
      'a command that there is not',
      withAction('TestControl', { Command: { Type: 'Stop' } }),
      'one of EndTest, LogData',
    ],
    ['a command that is a list', withAction('TestControl', { Command: [] }), 'Command: an object is expected'],
    ['a log of no expressions', logged({}), 'Expressions: an object is expected, got nothing'],
    ['a log without properties', withAction('TestControl', { Command: { Type: 'LogData' } }), 'Properties: an object'],
    ['a log of numbers', logged({ Expressions: { n: 1 } }), 'Expressions.n: a text is expected, got 1'],
    ['an override of nothing', withAction('OverrideSystemBehavior', {}), 'Behavior: an object is expected'],
    [
      'an override without properties',
      withAction('OverrideSystemBehavior', { Behavior: { Type: 'FlowAction' } }),
      'Behavior.Properties: an object is expected, got nothing',
    ],
    ['a mock without a response', overridden('InvokeLambdaFunction', lambda, mock(undefined)), 'Response: an object'],
    [
      'a mock of another kind',
      overridden('InvokeLambdaFunction', lambda, mock({ Type: 'Ok' })),
      'ExecutionResult, Err',
    ],
    [
      'a mock of nothing',
      overridden('InvokeLambdaFunction', lambda, mock({ Type: 'Error' })),
      'Error: an object is ex',
    ],
    [
      'hours that are neither',
      overridden('CheckHoursOfOperation', { HoursOfOperationId: 'h' }, result({ Value: 'Open' })),
      'one of InHours, OutOfHours, InHour is expected, got "Open"',
    ],
  ])('%s', (_what, { refused }, told) => {
    expect(refused).toEqual([expect.stringContaining(told)]);
  });

  test('an identifier that no record could hold', () => {
    expect(readObservations(observation({ Identifier: 'x'.repeat(256) })).refused).toEqual([]);
    expect(readObservations(observation({ Identifier: 'x'.repeat(257) })).refused).toEqual([
      expect.stringContaining('Identifier: it has 257 characters, and records take 256'),
    ]);
  });

  test('everything that is wrong is named at once, and each of it is short', () => {
    const long = 'x'.repeat(10_000);
    const { refused } = withActions(
      { Identifier: 1, Type: long },
      { ...endTest, Identifier: 'other', Parameters: long },
    );
    expect(refused).toHaveLength(4);
    for (const message of refused) expect(message.length).toBeLessThan(250);
  });
});

describe('forms that programs and guides of others have are told what to write instead', () => {
  test.each([
    [
      'criteria with a threshold, beside the properties',
      withEvent(
        'MessageReceived',
        { Text: 'a' },
        { MatchingCriteria: { Content: { Similarity: { Threshold: 0.8 } } } },
      ),
      'write "Properties": { "Text": "…", "MatchingCriteria": { "Type": "Similarity" } }',
    ],
    [
      'a command as a text',
      withAction('TestControl', { Command: 'EndTest' }),
      '"EndTest" is a text; write { "Type": "En',
    ],
    [
      'criteria by name, beside the properties',
      withEvent('MessageReceived', { Text: 'a' }, { MatchingCriteria: 'Inclusion' }),
      'write "Properties": { "Text": "…", "MatchingCriteria": { "Type": "Inclusion" } }',
    ],
    [
      'an instruction of another name',
      withAction('SendInstruction', { InstructionType: 'Text', Value: 'Hello' }),
      'Instruction: an object is expected, got nothing',
    ],
    [
      'an override in one piece',
      withAction('OverrideSystemBehavior', { ActionType: 'CheckHoursOfOperation', ResultOverride: {} }),
      'it repeats Type, OverrideSystemBehavior; got "CheckHoursOfOperation"',
    ],
  ])('%s', (_what, { refused }, told) => {
    expect(refused).toContainEqual(expect.stringContaining(told));
  });
});

function assertion(more: object) {
  return { Namespace: '$.Channel', Operator: 'Equals', Operand: 'CHAT', ...more };
}

function asked(Actor: string) {
  const Instruction = { Type: 'Disconnect' };
  return readObservations(observation({ Actions: [actionOf('SendInstruction', { Actor, Instruction })] }));
}

function logged(Properties: object) {
  return withAction('TestControl', { Command: { Type: 'LogData', Properties } });
}

function result(ExecutionResult: object) {
  return mock({ Type: 'ExecutionResult', ExecutionResult });
}

test('an event that starts a test may leave its properties out', () => {
  const Event = eventOf('TestInitiated', undefined);
  expect(readObservations(observation({ Event }))).toEqual({ refused: [], warnings: [] });
});

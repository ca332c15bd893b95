import { describe, expect, test } from '@jest/globals';
import { validate } from '../../../local/flow-language/index.ts';
import { actionOf, flowOf, homeOf, type Json, type JsonAction } from './valid-flow.ts';

/** The problems of one action that stands in a flow of its own type. */
function problemsOf(type: string, parameters = {}, transitions = {}): readonly string[] {
  return validate(flowOf(actionOf(type, parameters, transitions)), homeOf(type)).map(({ message }) => message);
}

const END = { NextAction: 'end' };
const error = (ErrorType: string) => ({ ...END, ErrorType });
const condition = (operand: string, Operator = 'Equals') => ({ ...END, Condition: { Operator, Operands: [operand] } });

describe('values', () => {
  test.each<[string, JsonAction, boolean]>([
    ['InvokeLambdaFunction', { InvocationTimeLimitSeconds: '1' }, true],
    ['InvokeLambdaFunction', { InvocationTimeLimitSeconds: 8 }, true],
    ['InvokeLambdaFunction', { InvocationTimeLimitSeconds: '0' }, false],
    ['InvokeLambdaFunction', { InvocationTimeLimitSeconds: 9 }, false],
    ['InvokeLambdaFunction', { InvocationTimeLimitSeconds: '2.5' }, false],
    ['InvokeLambdaFunction', { InvocationTimeLimitSeconds: '1e0' }, false],
    ['InvokeLambdaFunction', { InvocationTimeLimitSeconds: '$.Attributes.limit' }, false],
    ['InvokeLambdaFunction', { LambdaFunctionARN: '$.Attributes.fn' }, true],
    ['InvokeLambdaFunction', { LambdaFunctionARN: `\${Token[TOKEN.123]}` }, true],
    ['InvokeLambdaFunction', { LambdaFunctionARN: `\${Token[AWS.Partition.3]}:x` }, true],
    ['InvokeLambdaFunction', { LambdaFunctionARN: 'my-function' }, false],
    ['InvokeLambdaFunction', { LambdaFunctionARN: '' }, false],
    ['InvokeLambdaFunction', { InvocationType: 'ASYNCHRONOUS' }, false],
    ['InvokeLambdaFunction', { ResponseValidation: { ResponseType: 'XML' } }, false],
    ['InvokeLambdaFunction', { ResponseValidation: {} }, false],
    ['InvokeLambdaFunction', { LambdaInvocationAttributes: { a: { b: 'c' } } }, false],
    ['InvokeLambdaFunction', { LambdaInvocationAttributes: { a: 7 } }, false],
    ['InvokeLambdaFunction', { LambdaInvocationAttributes: { a: '$.Atributes.x' } }, false],
    ['InvokeLambdaFunction', { LambdaInvocationAttributes: {} }, true],
    ['InvokeLambdaFunction', { RequestAttributes: {} }, false],
    ['Wait', { TimeLimitSeconds: '604800' }, true],
    ['Wait', { TimeLimitSeconds: '604801' }, false],
    ['Wait', { TimeLimitSeconds: '0' }, false],
    ['Wait', { TimeLimitSeconds: '-5' }, false],
    ['Wait', { TimeLimitSeconds: `\${Token[TOKEN.123]}` }, true],
    ['Wait', { TimeLimitSeconds: '$.Attributes.seconds' }, true],
    ['Wait', { TimeLimitSeconds: '$.Attributes.a $.Attributes.b' }, false],
    ['Wait', { Events: ['CustomerLeft', 'BotParticipantDisconnected'] }, false],
    ['Wait', { Events: 'BotParticipantDisconnected' }, false],
    ['Compare', { ComparisonValue: 'text' }, false],
    ['UpdateContactRecordingBehavior', { AnalyticsBehavior: { Enabled: 'True', AnalyticsMode: 'PostContact' } }, true],
    ['Compare', { ComparisonValue: '$.Nothing.status' }, false],
    ['Compare', { ComparisonValue: '$.External' }, false],
    ['Compare', { ComparisonValue: '$.ContactId.x' }, false],
    ['Compare', { ComparisonValue: "$.SegmentAttributes['connect:Subtype'].ValueString" }, true],
    ['Compare', { ComparisonValue: '$.Metrics.Queue.Size' }, true],
    ['Compare', { ComparisonValue: '$.Metrics' }, false],
    ['InvokeLambdaFunction', { LambdaInvocationAttributes: { views: '$.Views' } }, true],
    ['Compare', { ComparisonValue: '$.Attributes.a.b' }, false],
    ['MessageParticipant', { Text: 'x'.repeat(6000) }, true],
    ['MessageParticipant', { Text: 'x'.repeat(6001) }, false],
    ['MessageParticipant', { Text: '' }, false],
    ['MessageParticipant', { Text: 'Hello $.Atributes.name' }, false],
    ['MessageParticipant', { Text: 'That is $5.00' }, true],
    ['UpdateContactTargetQueue', { QueueId: '$.Attributes.queue' }, true],
    ['UpdateContactTargetQueue', { QueueId: '$Attributes' }, true],
    ['UpdateContactTargetQueue', { QueueId: ' ' }, false],
    ['UpdateContactEventHooks', { EventHooks: {} }, true],
    ['UpdateContactEventHooks', { EventHooks: { CustomerGone: 'f' } }, false],
    ['UpdateContactEventHooks', { EventHooks: { AgentWhisper: 'f' } }, true],
    ['UpdateContactEventHooks', { EventHooksConfiguration: { AgentWhisper: { DisableExecution: 'false' } } }, true],
    ['UpdateContactEventHooks', { EventHooksConfiguration: { AgentWhisper: { DisableExecution: 'no' } } }, false],
    ['UpdateContactEventHooks', { EventHooksConfiguration: { AgentWhisper: {} } }, false],
    ['UpdateContactAttributes', { TargetContact: 'Related' }, true],
    ['UpdateContactAttributes', { TargetContact: 'Previous' }, false],
    ['UpdateContactAttributes', { Attributes: { n: 5 } }, false],
    ['GetParticipantInput', { StoreInput: { toString: {} } }, false],
    ['Loop', { LoopCount: 0 }, true],
    ['Loop', { LoopCount: '100' }, true],
    ['Loop', { LoopCount: 101 }, false],
    ['UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'On' }, false],
  ])('%s with %j: %s', (type, parameters, isValid) => {
    expect(problemsOf(type, parameters).length === 0).toBe(isValid);
  });

  test('a reference that is too deep is told how deep it may be', () => {
    const told = (ComparisonValue: string) => problemsOf('Compare', { ComparisonValue }).join();
    expect(told('$.ContactId.x')).toContain('$.ContactId.x is too deep: $.ContactId stands alone');
    expect(told('$.Attributes.a.b')).toContain('$.Attributes.a.b is too deep: $.Attributes is followed by 1 name');
  });

  test('a value that only begins like a reference is refused', () => {
    expect(problemsOf('InvokeLambdaFunction', { LambdaInvocationAttributes: { a: '$.5 off' } }).join()).toContain(
      'Expected a text or one JSONPath such as $.Attributes.name, got "$.5 off"',
    );
  });

  test('a message has exactly one of its forms', () => {
    expect(problemsOf('MessageParticipant', { Text: undefined })).toEqual([
      'At least one of [Text, SSML, PromptId, Media] must be set. Path: Actions[0].Parameters',
    ]);
    expect(problemsOf('MessageParticipant', { SSML: '<speak/>' })).toContain(
      'Only one of these properties may be defined. Properties: [Text, SSML], Path: Actions[0].Parameters',
    );
  });

  test('a Wait has its time under one of two names', () => {
    expect(problemsOf('Wait', { TimeLimitSeconds: undefined, TimeoutSeconds: 5 })).toEqual([]);
    expect(problemsOf('Wait', { TimeoutSeconds: 5 })).toHaveLength(1);
    expect(problemsOf('Wait', { TimeLimitSeconds: undefined })).toHaveLength(1);
  });

  test('a problem names its place, its action, what was expected and what was there', () => {
    expect(validate(flowOf(actionOf('Wait', { TimeLimitSeconds: 'soon' })), 'CONTACT_FLOW')).toEqual([
      {
        path: 'Actions[0].Parameters.TimeLimitSeconds',
        actionId: 'a',
        message:
          'Invalid Action property value. Path: Actions[0].Parameters.TimeLimitSeconds. ' +
          'Expected a whole number from 1 to 604800 or one JSONPath, got "soon"',
      },
    ]);
  });
});

describe('conditions', () => {
  const BOTH = [error('ParticipantNotFound'), error('NoMatchingError')];

  test.each<[string, Json[], string]>([
    [
      'WaitCompleted is missing',
      [condition('BotParticipantDisconnected')],
      'missing the condition Equals "WaitCompleted"',
    ],
    [
      'a listed event is missing',
      [condition('WaitCompleted')],
      'missing the condition Equals "BotParticipantDisconnected"',
    ],
    [
      'an event that is not listed',
      [condition('WaitCompleted'), condition('BotParticipantDisconnected'), condition('CustomerReturned')],
      'Equals "CustomerReturned" of Wait is not one of WaitCompleted, BotParticipantDisconnected',
    ],
    [
      'one twice',
      [condition('WaitCompleted'), condition('BotParticipantDisconnected'), condition('WaitCompleted')],
      'stands there twice',
    ],
    [
      'another operator',
      [condition('WaitCompleted', 'TextContains'), condition('BotParticipantDisconnected')],
      'The operator of Wait is Equals; got "TextContains"',
    ],
  ])('of a Wait: %s', (_name, Conditions, message) => {
    expect(problemsOf('Wait', {}, { Conditions, Errors: BOTH })).toEqual([expect.stringContaining(message)]);
  });

  test('a Wait for the custom participant needs ParticipantNotFound, another Wait does not', () => {
    const Errors = [error('NoMatchingError')];
    expect(problemsOf('Wait', {}, { Errors })).toEqual([
      'Action is missing required error. Error: ParticipantNotFound, Path: Actions[0]',
    ]);
    expect(problemsOf('Wait', { Events: undefined }, { Errors, Conditions: [condition('WaitCompleted')] })).toEqual([]);
  });

  test('Compare refuses NoMatchingError', () => {
    expect(problemsOf('Compare', {}, { Errors: [error('NoMatchingCondition'), error('NoMatchingError')] })).toEqual([
      'Invalid Action error. Error: NoMatchingError, Path: Actions[0]',
    ]);
  });

  test('Compare knows its operators', () => {
    expect(problemsOf('Compare', {}, { Conditions: [condition('5', 'NumberLessThan')] })).toEqual([]);
    expect(problemsOf('Compare', {}, { Conditions: [condition('5', 'LessThan')] })).toHaveLength(1);
  });

  test.each([[['10', '4']], [['4', '4']], [['0']], [['102']], [['four']]])('thresholds rise: %j', (operands) => {
    const Conditions = operands.map((operand) => condition(operand, 'NumberLessThan'));
    expect(problemsOf('DistributeByPercentage', {}, { Conditions })).toHaveLength(1);
  });

  test.each<[string, Json]>([
    ['no list', {}],
    ['no object', ['x']],
    ['no Condition', [END]],
    ['no operand', [{ ...END, Condition: { Operator: 'Equals', Operands: [] } }]],
    ['two operands', [{ ...END, Condition: { Operator: 'Equals', Operands: ['a', 'b'] } }]],
    ['a number', [{ ...END, Condition: { Operator: 'Equals', Operands: [5] } }]],
    ['nowhere to go', [{ Condition: { Operator: 'Equals', Operands: ['a'] } }]],
  ])('have a shape: %s', (_name, Conditions) => {
    expect(problemsOf('Compare', {}, { Conditions })).toHaveLength(1);
  });

  test.each<[string, Json]>([
    ['no list', {}],
    ['null', null],
    ['no object', [null]],
    ['no type', [END]],
    ['one twice', [error('NoMatchingError'), error('NoMatchingError')]],
    ['nowhere to go', [{ ErrorType: 'NoMatchingError' }]],
  ])('errors have a shape: %s', (_name, Errors) => {
    expect(problemsOf('TransferToFlow', {}, { Errors }).length).toBeGreaterThan(0);
  });
});

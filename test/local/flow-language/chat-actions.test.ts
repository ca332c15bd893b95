import { describe, expect, test } from '@jest/globals';
import { actionRows } from '../../../local/coverage-rows/actions.ts';
import { actionLanguage, toFlag, validate } from '../../../local/flow-language/index.ts';
import { actionOf, flowOf, homeOf, type Json, type JsonAction } from './valid-flow.ts';

/** The problems of one action that stands in a flow of its own type. */
function problemsOf(type: string, parameters = {}, transitions = {}): readonly string[] {
  return validate(flowOf(actionOf(type, parameters, transitions)), homeOf(type)).map(({ message }) => message);
}

const END = { NextAction: 'end' };
const error = (ErrorType: string) => ({ ...END, ErrorType });
const condition = (operand: string, Operator = 'Equals') => ({ ...END, Condition: { Operator, Operands: [operand] } });
const tags = (count: number): Json =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, 'x']));
const nested = (depth: number): Json => (depth === 0 ? 'x' : { a: nested(depth - 1) });

describe('parameters', () => {
  test.each<[string, JsonAction, boolean]>([
    ['DequeueContactAndTransferToQueue', { QueueId: '$.Attributes.queue' }, true],
    ['UpdateContactData', { Name: '', LanguageCode: '$.Attributes.language' }, true],
    ['UpdateContactData', { Name: 'x'.repeat(513) }, false],
    ['UpdateContactData', { CustomerId: 'x'.repeat(129) }, false],
    ['UpdateContactData', { References: { order: '$.Attributes.url' } }, true],
    ['UpdateContactData', { References: ['order'] }, false],
    ['UpdateContactData', { IsVoiceIdStreamingEnabled: 'true', VoiceAuthenticationThreshold: '90' }, true],
    ['CheckMetricData', { MetricType: 'NumberOfContactsInQueue' }, true],
    ['CheckMetricData', { MetricType: 'NumberOfContacts' }, false],
    ['CheckMetricData', { MetricType: '$.Attributes.metric' }, false],
    ['GetMetricData', { QueueId: '$.Attributes.queue', QueueChannel: '$.Channel' }, true],
    ['GetParticipantInput', { InputTimeLimitSeconds: '180' }, true],
    ['GetParticipantInput', { InputTimeLimitSeconds: '181' }, false],
    ['GetParticipantInput', { InputTimeLimitSeconds: '0' }, false],
    ['GetParticipantInput', { StoreInput: 'No' }, false],
    ['GetParticipantInput', { DTMFConfiguration: { InterdigitTimeLimitSeconds: '20' } }, true],
    ['GetParticipantInput', { DTMFConfiguration: { InterdigitTimeLimitSeconds: '21' } }, false],
    ['GetParticipantInput', { InputValidation: { CustomValidation: { MaximumLength: '4' } } }, true],
    ['GetParticipantInput', { InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } } }, true],
    ['GetParticipantInput', { InputValidation: { PhoneNumberValidation: { NumberFormat: 'National' } } }, false],
    ['GetParticipantInput', { InputValidation: {} }, false],
    ['ConnectParticipantWithLexBot', { LexTimeoutSeconds: { Text: '60' } }, true],
    ['ConnectParticipantWithLexBot', { LexTimeoutSeconds: { Text: '59' } }, false],
    ['ConnectParticipantWithLexBot', { LexTimeoutSeconds: { Text: 604_800 } }, true],
    ['ConnectParticipantWithLexBot', { LexTimeoutSeconds: { Text: 604_801 } }, false],
    ['ConnectParticipantWithLexBot', { LexTimeoutSeconds: { Text: '$.Attributes.seconds' } }, true],
    ['ConnectParticipantWithLexBot', { LexTimeoutSeconds: '300' }, false],
    ['ConnectParticipantWithLexBot', { LexV2Bot: { AliasArn: '' } }, false],
    ['ConnectParticipantWithLexBot', { LexV2Bot: { AliasArn: '$.Attributes.bot' } }, true],
    ['ConnectParticipantWithLexBot', { LexBot: { Name: 'Old' } }, false],
    ['MessageParticipantIteratively', { Messages: [] }, false],
    ['MessageParticipantIteratively', { Messages: [{ Text: 'a', PromptId: 'p' }] }, false],
    ['MessageParticipantIteratively', { Messages: [{}] }, false],
    ['MessageParticipantIteratively', { Messages: 'Wait' }, false],
    ['MessageParticipantIteratively', { InterruptFrequencySeconds: '0' }, false],
    ['ShowView', { InvocationTimeLimitSeconds: '604801' }, false],
    ['ShowView', { InvocationTimeLimitSeconds: '$.Attributes.seconds' }, true],
    ['ShowView', { ViewResource: { Version: 'Latest' } }, false],
    ['ShowView', { ViewData: nested(20) }, true],
    ['ShowView', { ViewData: nested(21) }, false],
    ['ShowView', { ViewData: { Heading: '$.Atributes.x' } }, false],
    ['ShowView', { ViewData: [{ a: [null, 7, '$.Customer.FirstName $.Case.title'] }] }, true],
    ['UpdateContactRecordingBehavior', { RecordingBehavior: { RecordedParticipants: ['Supervisor'] } }, false],
    ['UpdateContactRecordingBehavior', { RecordingBehavior: { RecordedParticipants: [] } }, true],
    ['UpdateContactRecordingBehavior', { RecordingBehavior: { IVRRecordingBehavior: 'On' } }, false],
    ['UpdateContactRecordingBehavior', { AnalyticsBehavior: { Enabled: 'perhaps' } }, false],
    ['UpdateContactRecordingAndAnalyticsBehavior', { VoiceBehavior: {} }, false],
    ['TagContact', { Tags: tags(6) }, true],
    ['TagContact', { Tags: tags(7) }, false],
    ['UntagContact', { TagKeys: 'team' }, false],
    ['UnTagContact', { TagKeys: ['$.Attributes.key'] }, true],
    ['UpdateContactRoutingBehavior', { QueuePriority: '0' }, false],
    ['UpdateContactRoutingBehavior', { QueuePriority: '$.Attributes.priority' }, false],
    ['UpdateContactRoutingBehavior', { QueueTimeAdjustmentSeconds: '8' }, false],
    ['CreatePersistentContactAssociation', { RehydrationType: 'FROM_SEGMENT' }, true],
    ['CreatePersistentContactAssociation', { RehydrationType: 'ALL' }, false],
  ])('%s with %j: %s', (type, parameters, isValid) => {
    expect(problemsOf(type, parameters).length === 0).toBe(isValid);
  });

  test('exactly one of the forms of a Lex block is set', () => {
    expect(problemsOf('ConnectParticipantWithLexBot', { LexBot: { Name: 'Old' } })).toEqual([
      'Only one of these properties may be defined. Properties: [LexV2Bot, LexBot], Path: Actions[0].Parameters',
    ]);
    expect(problemsOf('ConnectParticipantWithLexBot', { Text: undefined })).toEqual([
      'At least one of [Text, SSML, PromptId, Media, LexInitializationData] must be set. Path: Actions[0].Parameters',
    ]);
  });

  test.each<[string, JsonAction, string]>([
    ['ShowView', { SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] } }, 'SensitiveDataConfiguration'],
    [
      'UpdateContactRecordingAndAnalyticsBehavior',
      { ChatBehavior: { ChatAnalyticsBehavior: { Enabled: 'True', InFlightChatRedactionConfiguration: {} } } },
      'InFlightChatRedactionConfiguration',
    ],
    ['InvokeLambdaFunction', { InvocationType: 'ASYNCHRONOUS' }, 'ASYNCHRONOUS'],
  ])('%s: what the service takes and Local Connect does not is named: %j', (type, parameters, name) => {
    const problems = validate(flowOf(actionOf(type, parameters)), homeOf(type));
    expect(problems).toEqual([expect.objectContaining({ notEmulated: true, message: expect.stringContaining(name) })]);
  });

  test.each(['DequeueContactAndTransferToQueue', 'CheckMetricData', 'GetMetricData', 'UpdateContactTargetQueue'])(
    '%s takes a queue or an agent, and not both',
    (type) => {
      expect(problemsOf(type, { QueueId: undefined, AgentId: 'ann' })).toEqual([]);
      expect(problemsOf(type, { QueueId: 'q-1', AgentId: 'ann' })).toEqual([
        expect.stringContaining('Only one of these properties may be defined. Properties: [QueueId, AgentId]'),
      ]);
    },
  );

  test.each([
    [true, true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    [false, false],
    ['no', undefined],
    [1, undefined],
    [null, undefined],
  ])('%j is the truth value %s', (value, expected) => {
    expect(toFlag(value)).toBe(expected);
  });
});

describe('errors and conditions', () => {
  test('QueueAtCapacity is required where a contact goes to a queue', () => {
    const Errors = [error('NoMatchingError')];
    expect(problemsOf('DequeueContactAndTransferToQueue', {}, { Errors })).toEqual([
      'Action is missing required error. Error: QueueAtCapacity, Path: Actions[0]',
    ]);
  });

  test.each(['UpdateContactRecordingBehavior', 'UpdateContactRoutingBehavior', 'UpdateFlowLoggingBehavior'])(
    '%s refuses NoMatchingError, as the service does',
    (type) => {
      expect(problemsOf(type, {}, { Errors: [error('NoMatchingError')] })).toEqual([
        'Invalid Action error. Error: NoMatchingError, Path: Actions[0]',
      ]);
    },
  );

  test('GetParticipantInput that stores what is typed needs NoMatchingError alone', () => {
    const only = { Errors: [error('NoMatchingError')], Conditions: [] };
    expect(problemsOf('GetParticipantInput', { StoreInput: 'True' }, only)).toEqual([]);
    expect(problemsOf('GetParticipantInput', { StoreInput: 'false' }, only)).toHaveLength(2);
  });

  test('GetParticipantInput branches on one key', () => {
    for (const key of [...'0123456789*#']) {
      expect(problemsOf('GetParticipantInput', {}, { Conditions: [condition(key)] })).toEqual([]);
    }
    for (const key of ['10', 'a', '']) {
      expect(problemsOf('GetParticipantInput', {}, { Conditions: [condition(key)] })).toHaveLength(1);
    }
  });

  test('a Lex block without a chat timeout needs no branch for it', () => {
    const Errors = [error('NoMatchingCondition'), error('NoMatchingError')];
    expect(problemsOf('ConnectParticipantWithLexBot', { LexTimeoutSeconds: undefined }, { Errors })).toEqual([]);
  });

  test('what is set for a chat needs the branch of failed redaction, what is set for calls does not', () => {
    const type = 'UpdateContactRecordingAndAnalyticsBehavior';
    const Errors = [error('NoMatchingError'), error('ChannelMismatch')];
    expect(problemsOf(type, {}, { Errors })).toEqual([
      'Action is missing required error. Error: InFlightRedactionConfigurationFailed, Path: Actions[0]',
    ]);
    expect(problemsOf(type, { ChatBehavior: undefined, VoiceBehavior: {} }, { Errors })).toEqual([]);
  });

  test('looping messages may be interrupted, and by nothing else', () => {
    expect(problemsOf('MessageParticipantIteratively', {}, { Conditions: undefined })).toEqual([]);
    expect(problemsOf('MessageParticipantIteratively', {}, { Conditions: [condition('Bored')] })).toHaveLength(1);
    const twice = [condition('MessagesInterrupted'), condition('MessagesInterrupted')];
    expect(problemsOf('MessageParticipantIteratively', {}, { Conditions: twice })).toHaveLength(1);
  });

  test('CheckMetricData compares numbers', () => {
    const of = (operator: string) => problemsOf('CheckMetricData', {}, { Conditions: [condition('5', operator)] });
    expect(of('NumberLessOrEqualTo')).toEqual([]);
    expect(of('Equals')).toEqual([]);
    expect(of('TextContains')).toHaveLength(1);
  });

  test.each(['ShowView', 'ConnectParticipantWithLexBot', 'InvokeFlowModule'])(
    '%s takes any result by Equals',
    (type) => {
      expect(problemsOf(type, {}, { Conditions: [condition('Anything')] })).toEqual([]);
      expect(problemsOf(type, {}, { Conditions: [condition('Anything', 'TextContains')] })).toHaveLength(1);
    },
  );
});

describe('the coverage of actions', () => {
  test('has a row for every action type, which says where its facts come from', () => {
    const facts = new Map(actionRows().map((row) => [row.id, row]));
    expect([...facts.keys()]).toEqual([...actionLanguage.keys()]);
    for (const [type, { source, title, what }] of actionLanguage) {
      expect([source, title, what]).not.toContain('');
      expect(facts.get(type)).toMatchObject({ source, what: expect.stringContaining(what) });
    }
  });
});

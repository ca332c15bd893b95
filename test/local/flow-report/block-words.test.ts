import { describe, expect, test } from '@jest/globals';
import { blockDetail } from '../../../local/flow-report/block-words.ts';

const QUEUE = 'arn:aws:connect:eu-west-2:111122223333:instance/i-1/queue/q-1';

describe('a block’s detail', () => {
  test.each([
    ['MessageParticipant', { Text: ' Hello,\n  you ' }, '“Hello, you”'],
    ['MessageParticipant', { PromptId: 'p-1' }, ''],
    ['InvokeLambdaFunction', { LambdaFunctionARN: 'arn:aws:lambda:eu-west-2:111122223333:function:f' }, 'f'],
    ['InvokeFlowModule', { FlowModuleId: '$.Attributes.module' }, '$.Attributes.module'],
    ['TransferToFlow', { ContactFlowId: 'arn:aws:connect:eu-west-2:1:instance/i/contact-flow/f-1' }, 'f-1'],
    ['UpdateContactTargetQueue', { QueueId: QUEUE }, 'q-1'],
    ['UpdateContactTargetQueue', { AgentId: '$.External.agentId' }, '$.External.agentId'],
    ['DequeueContactAndTransferToQueue', { AgentId: 'ann' }, 'ann'],
    ['CheckMetricData', { MetricType: 'NumberOfAgentsOnline', AgentId: 'ann' }, 'ann'],
    ['GetMetricData', {}, ''],
    ['CheckHoursOfOperation', {}, "the queue's hours"],
    ['CheckHoursOfOperation', { HoursOfOperationId: 'h-1' }, 'h-1'],
    ['UpdateContactEventHooks', { EventHooks: { CustomerQueue: 'f-1' } }, 'f-1'],
    ['UpdateContactEventHooks', {}, ''],
    ['Loop', { LoopCount: '3' }, '3 times'],
    ['Loop', { LoopName: 'orders', LoopElements: '$.External.orders' }, 'for each of orders'],
    ['Loop', {}, '? times'],
    ['Compare', { ComparisonValue: '$.Channel' }, '$.Channel'],
    ['Compare', {}, ''],
    ['UpdateContactAttributes', { Attributes: { a: '1', b: '$.Channel' } }, 'a = 1, b = $.Channel'],
    ['UpdateFlowAttributes', { FlowAttributes: { a: { Value: '1' }, b: { Value: '2' } } }, 'a, b'],
    ['UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, 'enabled'],
    ['UpdateFlowLoggingBehavior', {}, ''],
    ['SendFax', { Text: 'Hello' }, ''],
    ['Compare', { ComparisonValue: { toString: {} } }, '…'],
    ['Loop', { LoopCount: [{ toString: {} }] }, '… times'],
    ['Wait', { TimeLimitSeconds: { valueOf: 1, toString: 1 } }, '…'],
    ['UpdateContactAttributes', { Attributes: { a: { toString: {} }, b: null } }, 'a = …, b = '],
  ])('%s with %j is "%s"', (type, parameters, detail) => {
    expect(blockDetail(type, parameters, {})).toBe(detail);
  });

  test.each([
    [{ TimeLimitSeconds: '7200' }, '2 h'],
    [{ TimeLimitSeconds: '300' }, '5 min'],
    [{ TimeoutSeconds: 90 }, '90 s'],
    [{ TimeLimitSeconds: '$.Attributes.pause' }, '$.Attributes.pause s'],
    [{ TimeLimitSeconds: 'soon' }, 'soon'],
    [{ TimeLimitSeconds: '', Events: ['CustomerReturned'] }, '? for the customer'],
    [{ TimeLimitSeconds: '60', Events: ['CustomerReturned', 'BotParticipantDisconnected'] }, '1 min for the bot'],
  ])('a Wait with %j is "%s"', (parameters, detail) => {
    expect(blockDetail('Wait', parameters, {})).toBe(detail);
  });

  test('has the display name where the flow designer shows one', () => {
    const shown = { QueueId: { displayName: 'Support' } };
    expect(blockDetail('UpdateContactTargetQueue', { QueueId: QUEUE }, shown)).toBe('Support');
    const hooks = { EventHooks: { CustomerQueue: { displayName: 'While you wait' } } };
    expect(blockDetail('UpdateContactEventHooks', { EventHooks: { CustomerQueue: 'f-1' } }, hooks)).toBe(
      'While you wait',
    );
  });
});

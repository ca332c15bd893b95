import { expect, test } from '@jest/globals';
import { foreignResourcesOf } from '../../../local/flow-files/index.ts';
import { flowOf } from '../../fixtures/flow-of.ts';

const HERE = 'arn:aws:connect:us-east-1:000000000000:instance/here';
const THERE = 'arn:aws:connect:eu-west-2:111122223333:instance/there';
const LOOK_UP = 'arn:aws:lambda:eu-west-2:111122223333:function:look-up';

const flowWith = (...parameters: readonly Record<string, unknown>[]) =>
  flowOf(...parameters.map((Parameters, index) => ({ Identifier: String(index), Type: 'Any', Parameters })));

test('what another instance has is found once, by kind, under the name that the export gives it', () => {
  const content = flowWith(
    { QueueId: `${THERE}/queue/q-1` },
    { QueueId: `${THERE}/queue/q-1` },
    { HoursOfOperationId: `${THERE}/operating-hours/h-1` },
    { EventHooks: { CustomerQueue: `${THERE}/contact-flow/f-1` } },
    { FlowModuleId: `${THERE}/flow-module/m-1` },
    { ViewResource: { Id: `${THERE}/view/v-1`, Version: '1' } },
    { Messages: [{ PromptId: `${THERE}/prompt/p-1` }] },
    { LambdaFunctionARN: `${LOOK_UP}:$LATEST` },
    { FlowAttributes: { queue: { Value: `${THERE}/queue/q-2` } } },
  );
  const names = new Map([[`${THERE}/queue/q-1`, 'Sales']]);
  expect(foreignResourcesOf(content, HERE, names)).toEqual([
    { kind: 'queue', arn: `${THERE}/queue/q-1`, name: 'Sales' },
    { kind: 'hours', arn: `${THERE}/operating-hours/h-1`, name: 'h-1' },
    { kind: 'flow', arn: `${THERE}/contact-flow/f-1`, name: 'f-1' },
    { kind: 'module', arn: `${THERE}/flow-module/m-1`, name: 'm-1' },
    { kind: 'view', arn: `${THERE}/view/v-1`, name: 'v-1' },
    { kind: 'prompt', arn: `${THERE}/prompt/p-1`, name: 'p-1' },
    { kind: 'function', arn: `${LOOK_UP}:$LATEST`, name: 'look-up' },
    { kind: 'queue', arn: `${THERE}/queue/q-2`, name: 'q-2' },
  ]);
});

test.each([
  ['a resource of this instance', `${HERE}/queue/q-1`],
  ['a view of AWS', 'arn:aws:connect:us-east-1:aws:view/form:1'],
  ['a text that only mentions an ARN', `Ask ${THERE}/queue/q-1`],
  ['an ARN with a reference in it', `arn:aws:connect:$.AwsRegion:111122223333:instance/there/queue/q-1`],
  ['a reference', '$.Attributes.queue'],
])('%s is not foreign', (_, text) => {
  expect(foreignResourcesOf(flowWith({ Value: text }), HERE, new Map())).toEqual([]);
});

import { describe, expect, test } from '@jest/globals';
import {
  type Block,
  checkHours,
  compare,
  dequeueToQueue,
  disconnect,
  distribute,
  endFlow,
  type FlowDefinition,
  flow,
  invokeFunction,
  invokeModule,
  loop,
  message,
  returnFromModule,
  setEventHook,
  setFlowAttributes,
  setLogging,
  setQueue,
  transferToFlow,
  UndeployableFlow,
  wait,
} from '../../infra/flows/builder/index.ts';
import type { FlowType } from '../../local/flow-language/index.ts';

const arn = (what: string) => `arn:aws:connect:us-east-1:111122223333:instance/i/${what}/1`;
const both = { next: 'End', onError: 'End' };

/** The flow of one block, of which every branch leads to the end. */
function flowOf(block: Block, type: FlowType = 'CONTACT_FLOW') {
  const end = type === 'CUSTOMER_QUEUE' ? endFlow() : type === 'MODULE' ? returnFromModule() : disconnect();
  const blocks: FlowDefinition['blocks'] = { Greet: message({ text: 'Hello', next: 'Try' }), Try: block, End: end };
  return flow({ name: 'Tried out', type, start: 'Greet', blocks });
}

const actionOf = (block: Block, type?: FlowType) => flowOf(block, type).content.Actions[1];

function designerOf(block: Block): unknown {
  const metadata: unknown = flowOf(block).content.Metadata;
  return Object(Object(metadata).ActionMetadata).Try;
}

describe('the blocks of the flow builder', () => {
  test('opening hours, those named and those of the queue', () => {
    const branches = { onOpen: 'End', onClosed: 'End', onError: 'End' };
    expect(actionOf(checkHours({ hoursArn: arn('operating-hours'), ...branches }))).toMatchObject({
      Type: 'CheckHoursOfOperation',
      Parameters: { HoursOfOperationId: arn('operating-hours') },
      Transitions: {
        Conditions: [{ Condition: { Operands: ['True'] } }, { Condition: { Operands: ['False'] } }],
        Errors: [{ ErrorType: 'NoMatchingError' }],
      },
    });
    expect(actionOf(checkHours(branches))).toMatchObject({ Parameters: {} });
  });

  test('a loop, by a number or a reference', () => {
    expect(actionOf(loop({ times: 3, onRound: 'End', onDone: 'End' }))).toMatchObject({
      Type: 'Loop',
      Parameters: { LoopCount: '3' },
    });
    expect(actionOf(loop({ times: '$.Attributes.tries', onRound: 'End', onDone: 'End' }))).toMatchObject({
      Parameters: { LoopCount: '$.Attributes.tries' },
    });
  });

  test('percentages add up to the thresholds that the service draws against', () => {
    const shares = [3, 3, 2].map((percent) => ({ percent, next: 'End' }));
    const action = actionOf(distribute({ shares, otherwise: 'End' }));
    expect(action?.Transitions?.Conditions?.map(({ Condition }) => Condition)).toEqual(
      ['4', '7', '9'].map((operand) => ({ Operator: 'NumberLessThan', Operands: [operand] })),
    );
  });

  test('a module is invoked, and returns', () => {
    expect(actionOf(invokeModule({ moduleArn: arn('flow-module'), ...both }))).toMatchObject({
      Type: 'InvokeFlowModule',
      Parameters: { FlowModuleId: arn('flow-module') },
    });
    const inModule = flowOf(setFlowAttributes({ attributes: { step: 'one' }, next: 'End' }), 'MODULE');
    expect(inModule.content.Actions).toMatchObject([
      {},
      { Type: 'UpdateFlowAttributes', Parameters: { FlowAttributes: { step: { Value: 'one' } } } },
      { Type: 'EndFlowModuleExecution', Transitions: {} },
    ]);
  });

  test('flow attributes may have an error branch, and logging may be off', () => {
    const set = setFlowAttributes({ attributes: { step: 'one' }, ...both });
    expect(actionOf(set)).toMatchObject({
      Transitions: { NextAction: 'End', Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] },
    });
    expect(actionOf(setLogging({ enabled: false, next: 'End' }))).toMatchObject({
      Type: 'UpdateFlowLoggingBehavior',
      Parameters: { FlowLoggingBehavior: 'Disabled' },
    });
  });

  test('a transfer to another flow', () => {
    expect(actionOf(transferToFlow({ flowArn: arn('contact-flow'), onError: 'End' }))).toMatchObject({
      Type: 'TransferToFlow',
      Parameters: { ContactFlowId: arn('contact-flow') },
    });
  });

  test('a customer queue flow puts the contact into another queue', () => {
    const block = dequeueToQueue({ queueArn: arn('queue'), onQueueFull: 'End', onError: 'End' });
    expect(actionOf(block, 'CUSTOMER_QUEUE')).toMatchObject({
      Type: 'DequeueContactAndTransferToQueue',
      Parameters: { QueueId: arn('queue') },
      Transitions: { Errors: [{ ErrorType: 'QueueAtCapacity' }, { ErrorType: 'NoMatchingError' }] },
    });
  });
});

describe('what the designer shows', () => {
  const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:f';

  test.each([
    ['a queue', setQueue({ queueArn: arn('queue'), queueName: 'Chats', ...both }), 'QueueId', 'Chats'],
    [
      'a function',
      invokeFunction({ functionArn, functionName: 'SetChatTimers', timeLimitSeconds: 8, ...both }),
      'LambdaFunctionARN',
      'SetChatTimers',
    ],
    [
      'a module',
      invokeModule({ moduleArn: arn('flow-module'), moduleName: 'Timers', ...both }),
      'FlowModuleId',
      'Timers',
    ],
    [
      'a flow',
      transferToFlow({ flowArn: arn('contact-flow'), flowName: 'Other', onError: 'End' }),
      'ContactFlowId',
      'Other',
    ],
    [
      'opening hours',
      checkHours({ hoursArn: arn('hours'), hoursName: 'Office', onOpen: 'End', onClosed: 'End', onError: 'End' }),
      'HoursOfOperationId',
      'Office',
    ],
  ])('%s by its name', (_what, block, parameter, displayName) => {
    expect(designerOf(block)).toMatchObject({
      isFriendlyName: true,
      parameters: { [parameter]: { displayName } },
    });
  });

  test('a hook’s flow by its name', () => {
    const block = setEventHook({ hook: 'CustomerRemaining', flowArn: arn('contact-flow'), flowName: 'Bye', ...both });
    expect(designerOf(block)).toMatchObject({
      parameters: { EventHooks: { CustomerRemaining: { displayName: 'Bye' } } },
      contactFlow: { text: 'Bye' },
      customerOrAgent: true,
    });
  });

  test('a wait in the unit that it was meant in', () => {
    expect(designerOf(wait({ seconds: 900, onTimeExpired: 'End', onError: 'End' }))).toMatchObject({
      parameters: { TimeLimitSeconds: { unit: 60 } },
      timeoutUnit: { display: 'Minutes', value: 'minute' },
    });
  });

  test('conditions by their sign, with an id that is the same at each synth', () => {
    const block = compare({
      value: '$.Attributes.age',
      conditions: [{ operator: 'NumberLessThan', operand: '18', next: 'End' }],
      otherwise: 'End',
    });
    const shown = designerOf(block);
    expect(shown).toMatchObject({
      conditionMetadata: [
        {
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
          operator: { name: 'NumberLessThan', value: 'NumberLessThan', shortDisplay: '<' },
          value: '18',
        },
      ],
    });
    expect(designerOf(block)).toEqual(shown);
  });

  test('which of a function’s parameters are references', () => {
    const parameters = { policy: 'patient', onError: '$.Attributes.onError' };
    expect(designerOf(invokeFunction({ functionArn, timeLimitSeconds: 8, parameters, ...both }))).toMatchObject({
      dynamicMetadata: { policy: false, onError: true },
    });
  });
});

describe('the flow builder says what to do about', () => {
  const messageOf = (block: Block, type?: FlowType): string => {
    try {
      flowOf(block, type);
    } catch (error) {
      if (error instanceof UndeployableFlow) return error.message;
      throw error;
    }
    return '';
  };

  test('a loop of more than 100 rounds', () => {
    expect(messageOf(loop({ times: 101, onRound: 'End', onDone: 'End' }))).toContain('a whole number from 0 to 100');
  });

  test('shares of more than 100 %', () => {
    const shares = [60, 60].map((percent) => ({ percent, next: 'End' }));
    expect(messageOf(distribute({ shares, otherwise: 'End' }))).toContain('rising whole numbers from 1 to 101');
  });

  test('a missing error branch', () => {
    expect(messageOf({ type: 'UpdateContactAttributes', parameters: { Attributes: {} }, next: 'End' })).toContain(
      '; connect its error branch NoMatchingError to a block',
    );
  });

  test('an error branch that the service refuses', () => {
    const errors = [
      { error: 'NoMatchingCondition', next: 'End' },
      { error: 'NoMatchingError', next: 'End' },
    ];
    const parameters = { ComparisonValue: '$.Channel' };
    expect(messageOf({ type: 'Compare', parameters, errors })).toContain(
      '; take the error branch NoMatchingError out: the service refuses the block with it',
    );
  });

  test('branches after the end', () => {
    expect(messageOf({ ...disconnect(), next: 'End' })).toContain(
      '; take its branches out: the flow ends with this block',
    );
  });

  test('a block that its flow type does not have', () => {
    const block = dequeueToQueue({ queueArn: arn('queue'), onQueueFull: 'End', onError: 'End' });
    expect(messageOf(block)).toContain('; take it out, or give the flow another type than CONTACT_FLOW');
  });

  test('a parameter that is missing', () => {
    expect(
      messageOf({ ...transferToFlow({ flowArn: arn('contact-flow'), onError: 'End' }), parameters: {} }),
    ).toContain('; give the block its ContactFlowId');
    expect(messageOf({ ...loop({ times: 1, onRound: 'End', onDone: 'End' }), parameters: {} })).toContain(
      'At least one of [LoopCount, LoopElements] must be set.',
    );
  });

  test('blocks whose names nobody can tell apart', () => {
    const blocks = { Greet: message({ text: 'Hello', next: 'greet ' }), 'greet ': disconnect() };
    const build = () => flow<string>({ name: 'Tried out', type: 'CONTACT_FLOW', start: 'Greet', blocks });
    expect(build).toThrow('"greet ": the name begins or ends with a blank; take the blank out');
    expect(build).toThrow('"greet ": reads like the block "Greet"; give one of them another name');
  });

  test('names and flows that are too long', () => {
    const build = (name: string, description: string, text = 'Hello') =>
      flow({
        name,
        description,
        type: 'CONTACT_FLOW',
        start: 'Greet',
        blocks: { Greet: message({ text, next: 'End' }), End: disconnect() },
      });
    expect(() => build('n'.repeat(128), '')).toThrow("the flow's name has 128 characters; expected 1 to 127");
    expect(() => build('', '')).toThrow("the flow's name has 0 characters");
    expect(() => build('n', 'd'.repeat(501))).toThrow('the description has 501 characters; expected 500 at most');
    expect(() => build('n', '', 't'.repeat(256_000))).toThrow('move a part into a flow module');
  });
});

import { describe, expect, test } from '@jest/globals';
import { action, hangUp, RunningChat, say } from './running-chat.ts';

const DONE = say('done', 'done', 'end');
const FAILED = say('failed', 'failed', 'end');
const TAIL = [DONE, FAILED, hangUp];
const ERROR = { errors: { NoMatchingError: 'failed' } };

describe('MessageParticipant', () => {
  test('says its text, with references in it resolved and unset ones empty', async () => {
    const running = new RunningChat();
    const text = 'Hello $.Attributes.name, $.Attributes.nobody! $.Channel $.InitiationMethod [$.Queue.Name] costs $5.';
    const chat = await running.start([say('a', text, 'end'), hangUp], { name: 'Ann' });
    expect(running.said(chat)).toEqual(['Hello Ann, ! CHAT API [] costs $5.']);
  });

  test('takes NoMatchingError when nothing is left of its text', async () => {
    const running = new RunningChat();
    const chat = await running.start([
      action('a', 'MessageParticipant', { Text: '$.Attributes.name' }, 'done', ERROR),
      ...TAIL,
    ]);
    expect(running.said(chat)).toEqual(['failed']);
  });
});

describe('Compare', () => {
  test.each([
    ['Equals', 'gold', 'gold', true],
    ['Equals', 'gold', 'Gold', false],
    ['Equals', '5', '5.0', false],
    ['TextStartsWith', 'golden', 'gold', true],
    ['TextStartsWith', 'golden', 'old', false],
    ['TextEndsWith', 'golden', 'den', true],
    ['TextEndsWith', 'golden', 'gold', false],
    ['TextContains', 'golden', 'lde', true],
    ['TextContains', 'golden', 'x', false],
    ['NumberGreaterThan', '10', '9', true],
    ['NumberGreaterThan', '9', '9', false],
    ['NumberGreaterOrEqualTo', '9', '9', true],
    ['NumberGreaterOrEqualTo', '8', '9', false],
    ['NumberLessThan', '9', '10', true],
    ['NumberLessThan', '10', '10', false],
    ['NumberLessOrEqualTo', '10', '10', true],
    ['NumberLessOrEqualTo', '11', '10', false],
    ['NumberLessThan', 'many', '10', false],
    ['NumberLessThan', ' ', '10', false],
  ])('%s: "%s" against "%s" is %s', async (operator, value, operand, isTrue) => {
    const running = new RunningChat();
    const compare = action('compare', 'Compare', { ComparisonValue: '$.Attributes.value' }, 'failed', {
      conditions: { [operand]: 'done' },
      errors: { NoMatchingCondition: 'failed' },
      operator,
    });
    const chat = await running.start([compare, ...TAIL], { value });
    expect(running.said(chat)).toEqual([isTrue ? 'done' : 'failed']);
    expect(running.branches()).toEqual([`compare: ${isTrue ? operand : 'NoMatchingCondition'}`]);
  });

  test('takes the first condition that is true', async () => {
    const running = new RunningChat();
    const compare = action('compare', 'Compare', { ComparisonValue: '$.Attributes.value' }, undefined, {
      conditions: { g: 'done', go: 'failed' },
      errors: { NoMatchingCondition: 'failed' },
      operator: 'TextStartsWith',
    });
    expect(running.said(await running.start([compare, ...TAIL], { value: 'gold' }))).toEqual(['done']);
  });

  test('goes on to its next block where no condition is true and it has no NoMatchingCondition', async () => {
    const running = new RunningChat();
    const compare = action('compare', 'Compare', { ComparisonValue: 'x' }, 'done', { conditions: { y: 'failed' } });
    expect(running.said(await running.start([compare, ...TAIL]))).toEqual(['done']);
    expect(running.branches()).toEqual([]);
  });

  test('an unset value matches nothing', async () => {
    const running = new RunningChat();
    const compare = action('compare', 'Compare', { ComparisonValue: '$.Attributes.value' }, undefined, {
      conditions: { '': 'done' },
      errors: { NoMatchingCondition: 'failed' },
      operator: 'TextContains',
    });
    expect(running.said(await running.start([compare, ...TAIL]))).toEqual(['failed']);
  });
});

describe('the other blocks', () => {
  test('UpdateFlowLoggingBehavior goes on', async () => {
    const running = new RunningChat();
    const block = action('log', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, 'done');
    expect(running.said(await running.start([block, ...TAIL]))).toEqual(['done']);
  });

  test('DisconnectParticipant ends the chat', async () => {
    const running = new RunningChat();
    const chat = await running.start([hangUp]);
    expect(chat.ended).toBe(true);
    expect(chat.current.disconnectReason).toBe('CONTACT_FLOW_DISCONNECT');
    expect(running.log.at(-1)).toBe('CHAT_ENDED');
  });

  test('UpdateFlowAttributes sets what $.FlowAttributes reads', async () => {
    const running = new RunningChat();
    const chat = await running.start([
      action('set', 'UpdateFlowAttributes', { FlowAttributes: { tone: { Value: 'warm' } } }, 'say'),
      say('say', 'be $.FlowAttributes.tone', 'end'),
      hangUp,
    ]);
    expect(running.said(chat)).toEqual(['be warm']);
  });

  test('UpdateFlowAttributes sets nothing of what is unset', async () => {
    const running = new RunningChat();
    const chat = await running.start([
      action('set', 'UpdateFlowAttributes', { FlowAttributes: { tone: { Value: '$.Attributes.none' } } }, 'say'),
      say('say', '[$.FlowAttributes.tone]', 'end'),
      hangUp,
    ]);
    expect(running.said(chat)).toEqual(['[]']);
  });

  test.each([
    ['0', 0],
    [3, 3],
    ['$.Attributes.count', 2],
  ])('Loop goes round LoopCount %s times, is done, and begins anew', async (LoopCount, rounds) => {
    const running = new RunningChat();
    const chat = await running.start(
      [
        action('loop', 'Loop', { LoopCount }, undefined, {
          conditions: { ContinueLooping: 'again', DoneLooping: 'after' },
        }),
        say('again', 'round', 'loop'),
        say('after', 'done', 'once'),
        action('once', 'Loop', { LoopCount: 1 }, undefined, {
          conditions: { ContinueLooping: 'loop', DoneLooping: 'end' },
        }),
        hangUp,
      ],
      { count: '2' },
    );
    const oneGo = [...Array.from({ length: rounds }, () => 'round'), 'done'];
    expect(running.said(chat)).toEqual([...oneGo, ...oneGo]);
  });

  test.each([['$.Attributes.count'], [1.5], ['99999999999999999999']])(
    'Loop takes NoMatchingError when its count is not a whole number: %s',
    async (LoopCount) => {
      const running = new RunningChat();
      const loop = action('loop', 'Loop', { LoopCount }, undefined, ERROR);
      expect(running.said(await running.start([loop, ...TAIL]))).toEqual(['failed']);
    },
  );

  describe('Loop over a list goes round once for each element', () => {
    const loopOver = (parameters: Readonly<Record<string, unknown>>, text: string) => [
      action('loop', 'Loop', parameters, undefined, {
        conditions: { ContinueLooping: 'again', DoneLooping: 'after' },
        ...ERROR,
      }),
      say('again', text, 'loop'),
      say('after', 'done, index “$.Loop.orders.Index”', 'end'),
      FAILED,
      hangUp,
    ];
    const orders = [{ number: 'A1', items: ['pen'] }, { number: 'B2' }];

    test.each([
      ['LoopElements', orders],
      ['LoopElements', JSON.stringify(orders)],
      ['Elements', orders],
    ])('a list in %s: %j, with $.Loop.<name>.Index, Element and Elements', async (parameter, list) => {
      const running = new RunningChat();
      const text = '$.Loop.orders.Index: $.Loop.orders.Element.number of $.Loop.orders.Elements.1.number';
      const chat = await running.start(loopOver({ LoopName: 'orders', [parameter]: list }, text));
      expect(running.said(chat)).toEqual(['0: A1 of B2', '1: B2 of B2', 'done, index “”']);
    });

    test('an attribute that holds a list', async () => {
      const running = new RunningChat();
      const flow = loopOver({ LoopName: 'orders', LoopElements: '$.Attributes.list' }, '$.Loop.orders.Element');
      expect(running.said(await running.start(flow, { list: '["pen","paper"]' }))).toEqual([
        'pen',
        'paper',
        'done, index “”',
      ]);
    });

    test('of none, it is done at once', async () => {
      const running = new RunningChat();
      const flow = loopOver({ LoopName: 'orders', LoopElements: [] }, 'round');
      expect(running.said(await running.start(flow))).toEqual(['done, index “”']);
    });

    test.each([
      [{ LoopName: 'orders', LoopElements: '$.Attributes.unset' }, 'LoopElements is not a list'],
      [{ LoopName: 'orders', LoopElements: '{}' }, 'LoopElements is not a list'],
      [{ LoopElements: ['a'] }, 'LoopName is unset: a loop over a list needs one'],
    ])('%j takes the error branch', async (parameters, reason) => {
      const running = new RunningChat();
      const chat = await running.start(loopOver(parameters, 'round'));
      expect(running.said(chat)).toEqual(['failed']);
      expect(running.reasons()).toEqual([reason]);
    });

    test('a named Loop with a count has its index too', async () => {
      const running = new RunningChat();
      const flow = loopOver({ LoopName: 'orders', LoopCount: '2' }, 'round $.Loop.orders.Index');
      expect(running.said(await running.start(flow))).toEqual(['round 0', 'round 1', 'done, index “”']);
    });
  });

  test('CheckHoursOfOperation finds the contact centre open', async () => {
    const running = new RunningChat();
    const check = action('hours', 'CheckHoursOfOperation', {}, undefined, {
      conditions: { True: 'done', False: 'failed' },
      ...ERROR,
    });
    expect(running.said(await running.start([check, ...TAIL]))).toEqual(['done']);
  });

  test.each([
    ['1', 'failed'],
    ['101', 'done'],
  ])('DistributeByPercentage draws from 1 to 100: a threshold of %s', async (threshold, expected) => {
    const running = new RunningChat();
    const distribute = action('chance', 'DistributeByPercentage', {}, undefined, {
      conditions: { [threshold]: 'done' },
      errors: { NoMatchingCondition: 'failed' },
      operator: 'NumberLessThan',
    });
    expect(running.said(await running.start([distribute, ...TAIL]))).toEqual([expected]);
  });

  test('TransferToFlow goes on in the other flow', async () => {
    const running = new RunningChat();
    const other = running.flow('Other', 'CONTACT_FLOW', say('hi', 'other', 'end'), hangUp);
    const go = action('go', 'TransferToFlow', { ContactFlowId: other }, undefined, ERROR);
    const chat = await running.start([go, FAILED, hangUp]);
    expect(running.said(chat)).toEqual(['other']);
    expect(running.ofType('FLOW_STARTED').map(({ flow }) => flow.name)).toEqual(['Inbound', 'Other']);
    expect(running.runner.positionOf(chat.initialContactId)).toEqual({
      name: 'Other',
      type: 'CONTACT_FLOW',
      action: 'end',
      path: ['go', 'hi', 'end'],
    });
  });

  test.each([
    [{ ContactFlowId: 'nowhere' }, 'this instance has no flow "nowhere": load it'],
    [{ ContactFlowId: '$.Attributes.flow' }, '$.Attributes.flow is unset'],
    [{}, 'the flow is unset'],
  ])('TransferToFlow to an unknown flow takes NoMatchingError, and says why: %j', async (parameters, reason) => {
    const running = new RunningChat();
    const go = action('go', 'TransferToFlow', parameters, undefined, ERROR);
    expect(running.said(await running.start([go, FAILED, hangUp]))).toEqual(['failed']);
    expect(running.reasons()).toEqual([reason]);
  });
});

import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { drawFlowAsText, FlowCoverage, readDrawnFlow } from '../../../local/flow-report/index.ts';
import { END } from '../../fixtures/flow-of.ts';
import { entryAt, inBlock } from '../timeline/entries.ts';
import { sample } from './sample-flow.ts';

const flow = readDrawnFlow('Sample', 'CUSTOMER_QUEUE', sample);

describe('a flow drawn as text', () => {
  test('goes straight down where all is well; branches leave it, loops and loose ends are named', () => {
    expect(drawFlowAsText(flow)).toBe(
      [
        '● Hello        Play prompt · “Hello, <b>you</b>!”',
        '│',
        '● Pause        Wait · 90 s',
        '├─ time expired ↩ to Hello',
        '╰╌ error',
        '   ■ End flow',
        '',
        'No branch leads here:',
        '● Lost         Send fax',
        '╰─ ✗ "Nowhere", which is not there',
      ].join('\n'),
    );
  });

  test('a block that several branches lead to is drawn once', () => {
    const branch = (operand: string, NextAction: string) => ({
      NextAction,
      Condition: { Operator: 'Equals', Operands: [operand] },
    });
    const content = {
      StartAction: 'Which',
      Actions: [
        {
          Identifier: 'Which',
          Type: 'Compare',
          Parameters: { ComparisonValue: '$.Channel' },
          Transitions: {
            NextAction: 'End',
            Conditions: [branch('CHAT', 'Chat'), branch('TASK', 'End'), branch('EMAIL', 'End')],
            Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingCondition' }],
          },
        },
        {
          Identifier: 'Chat',
          Type: 'MessageParticipant',
          Parameters: { Text: 'Hello' },
          Transitions: { NextAction: 'End' },
        },
        END,
      ],
    };
    expect(drawFlowAsText(readDrawnFlow('Which', 'CONTACT_FLOW', content))).toBe(
      [
        '● Which     Check contact attributes · $.Channel',
        '├─ = TASK, = EMAIL, no match → End',
        '│  = CHAT',
        '● Chat      Play prompt · “Hello”',
        '│',
        '■ End       Disconnect',
      ].join('\n'),
    );
  });

  test('blocks off the straight way hang on the line that goes on past them', () => {
    const end = (Identifier: string) => ({ ...END, Identifier });
    const branch = (operand: string, NextAction: string) => ({
      NextAction,
      Condition: { Operator: 'Equals', Operands: [operand] },
    });
    const which = {
      Identifier: 'Which',
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.Channel' },
      Transitions: {
        NextAction: '',
        Conditions: [branch('CHAT', 'Chat'), branch('TASK', 'Task')],
        Errors: [{ NextAction: '', ErrorType: 'NoMatchingCondition' }],
      },
    };
    const content = { StartAction: 'Which', Actions: [which, end('Chat'), end('Task')] };
    expect(drawFlowAsText(readDrawnFlow('Which', 'CONTACT_FLOW', content))).toBe(
      [
        '● Which     Check contact attributes · $.Channel',
        '├─ = TASK',
        '│  ■ Task   Disconnect',
        '├─ no match ✗ not connected',
        '│  = CHAT',
        '■ Chat      Disconnect',
      ].join('\n'),
    );
  });

  test('blocks of one name are counted', () => {
    const wait = (Identifier: string, NextAction: string) => ({
      Identifier,
      Type: 'Wait',
      Parameters: { TimeLimitSeconds: '60' },
      Transitions: { NextAction },
    });
    const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
    const content = { StartAction: first, Actions: [wait(first, second), wait(second, 'End'), END] };
    const drawn = readDrawnFlow('Waits', 'CONTACT_FLOW', content);
    expect(drawn.blocks.map(({ name }) => name)).toEqual(['Wait 1', 'Wait 2', 'End']);
  });

  test('colour is there for a terminal, and is all that differs', () => {
    const coloured = drawFlowAsText(flow, { colour: true });
    expect(coloured).not.toBe(drawFlowAsText(flow));
    expect(stripVTControlCharacters(coloured)).toBe(drawFlowAsText(flow));
  });

  test('long details are cut to the width', () => {
    const narrow = drawFlowAsText(flow, { width: 34 }).split('\n');
    expect(narrow[0]).toBe('● Hello        Play prompt · “Hel…');
  });

  test('what no chat went through is marked', () => {
    const coverage = new FlowCoverage();
    coverage.add([
      entryAt(0, 'FLOW_ACTION', { ...inBlock('Hello', 'Sample'), actionType: '', title: '' }),
      entryAt(0, 'FLOW_ACTION', { ...inBlock('Pause', 'Sample'), actionType: '', title: '' }),
      entryAt(0, 'FLOW_BRANCH', { ...inBlock('Pause', 'Sample'), branch: 'WaitCompleted', label: 'time expired' }),
    ]);
    const drawn = drawFlowAsText(flow, { coverage }).split('\n');
    expect(drawn[3]).toBe('├─ time expired ↩ to Hello');
    expect(drawn[4]).toBe('╰╌ error ○');
    expect(drawn[8]).toBe('○ Lost         Send fax');
  });

  test.each([[null], [[]], ['x'], [{}], [{ Actions: [null, 1, { Identifier: 4 }] }]])(
    '%p has nothing to draw',
    (content) => {
      expect(drawFlowAsText(readDrawnFlow('Nothing', 'CONTACT_FLOW', content))).toBe('');
    },
  );
});

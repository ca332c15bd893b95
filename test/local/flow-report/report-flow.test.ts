import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import {
  FlowCoverage,
  listProblems,
  NO_PROBLEMS,
  readDrawnFlow,
  reportFlow,
  uncoveredOf,
  unreachableHere,
} from '../../../local/flow-report/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { entryAt, inBlock } from '../timeline/entries.ts';
import { sample } from './sample-flow.ts';

const flow = readDrawnFlow('Sample', 'CUSTOMER_QUEUE', sample);
const action = (name: string, { contactId = 'c', flow = 'Sample' } = {}) =>
  entryAt(0, 'FLOW_ACTION', { ...inBlock(name, flow), actionType: '', title: '' }, { contactId });

describe('the report on a flow', () => {
  test('lists what Amazon Connect would refuse, and what is not run here, apart from each other', () => {
    const report = reportFlow(flow, listProblems(flow, sample));
    expect(report).toContain('Sample  customer queue flow, 4 blocks, 4 branches');
    expect(report).toContain('Amazon Connect would refuse it:\n  ✗ "Lost": Invalid Action type.');
    expect(report).not.toContain('Scenarios');
  });

  test('lists what is stood in for and what is worth a look, neither of which is refused', () => {
    const content = flowOf(
      {
        Identifier: 'Ask',
        Type: 'CheckSegmentMembership',
        Parameters: { Who: '$.Attributes.name' },
        Transitions: { NextAction: 'Tell', Errors: [{ NextAction: 'Tell', ErrorType: 'NoMatchingError' }] },
      },
      {
        Identifier: 'Tell',
        Type: 'MessageParticipant',
        Parameters: { Text: 'You are $.Attributes.$.Attributes.name' },
        Transitions: { NextAction: 'End' },
      },
      END,
    );
    const drawn = readDrawnFlow('Mine', 'CONTACT_FLOW', content);
    const report = reportFlow(drawn, listProblems(drawn, content));
    expect(report).toContain('Validation finds nothing to refuse.');
    expect(report).toMatch(/Local Connect stands in for:\n {2}◇ "Ask": .*A chat takes the branch NoMatchingError/);
    expect(report).toMatch(/Worth a look:\n {2}! "Tell": .*Write \$\.Attributes\.name/);
  });

  test('a flow in order has nothing to refuse', () => {
    const content = flowOf(END);
    const drawn = readDrawnFlow('End', 'CONTACT_FLOW', content);
    const report = reportFlow(drawn, listProblems(drawn, content));
    expect(report).toContain('1 block, 0 branches');
    expect(report).toContain('Validation finds nothing to refuse.');
  });

  test('says what no scenario went through, and why where it cannot be', () => {
    const coverage = new FlowCoverage();
    coverage.add([action('Hello'), action('Pause')]);
    const report = reportFlow(flow, NO_PROBLEMS, { coverage, unreachable: unreachableHere });
    expect(report).toContain('Scenarios leave out');
    expect(report).toContain('  ○ "Pause" time expired\n');
    expect(report).toContain('  ○ "Pause" error: a wait whose time limit is in the flow cannot fail');
    expect(report).toContain('  ○ block "End flow": only branches that cannot be taken here lead to it');
  });
});

test('a report in colour says the same', () => {
  const coverage = new FlowCoverage();
  const problems = listProblems(flow, sample);
  const coloured = reportFlow(flow, problems, { coverage, colour: true });
  expect(coloured).not.toBe(reportFlow(flow, problems, { coverage }));
  expect(stripVTControlCharacters(coloured)).toBe(reportFlow(flow, problems, { coverage }));
});

describe('what scenarios cover', () => {
  const content = flowOf(
    { Identifier: 'Hello', Type: 'MessageParticipant', Parameters: { Text: 'Hi' }, Transitions: { NextAction: 'End' } },
    END,
  );
  const drawn = readDrawnFlow('Sample', 'CONTACT_FLOW', content);

  test('names a way that has no label', () => {
    const coverage = new FlowCoverage();
    coverage.add([action('Hello')]);
    expect(reportFlow(drawn, NO_PROBLEMS, { coverage })).toContain('  ○ "Hello" next\n');
  });

  test('all of it, or all that can happen here', () => {
    const all = new FlowCoverage();
    all.add([action('Hello'), action('End')]);
    expect(reportFlow(drawn, NO_PROBLEMS, { coverage: all })).toContain('Scenarios cover all of it.');
    const first = new FlowCoverage();
    first.add([action('Hello')]);
    const report = reportFlow(drawn, NO_PROBLEMS, { coverage: first, unreachable: () => 'never here' });
    expect(report).toContain('Scenarios cover all of it that can happen here.');
    expect(report).toContain('  ○ "Hello" next: never here\n');
    expect(report).toContain('  ○ block "End": only branches that cannot be taken here lead to it');
  });

  test('a branch to a block that is not there leads to none', () => {
    const lost = flowOf({
      Identifier: 'Hello',
      Type: 'MessageParticipant',
      Parameters: { Text: 'Hi' },
      Transitions: { NextAction: 'Nowhere' },
    });
    const left = uncoveredOf(readDrawnFlow('Sample', 'CONTACT_FLOW', lost), new FlowCoverage(), () => undefined);
    expect(left.map(({ block, reason }) => [block.id, reason])).toEqual([['Hello', undefined]]);
  });
});

describe('the problems of a flow', () => {
  test('of what is not a flow stand without a place, and the advice after them', () => {
    const problems = listProblems(readDrawnFlow('Nothing', 'CONTACT_FLOW', null), null, { advice: 'Export it again.' });
    expect(problems.refused).toEqual([expect.stringMatching(/^A flow is a JSON object/), 'Export it again.']);
  });

  test('name a block that cannot be drawn by its identifier', () => {
    const content = flowOf({ Identifier: 'x' }, END);
    const { refused } = listProblems(readDrawnFlow('Mine', 'CONTACT_FLOW', content), content);
    expect(refused).toEqual([expect.stringMatching(/^"x": Type must name an action type/)]);
  });

  test('say nothing of what a chat takes in a flow that would be refused', () => {
    const task = { Identifier: 'Task', Type: 'CreateTask', Parameters: {}, Transitions: {} };
    const content = { ...flowOf(task), StartAction: 'nowhere' };
    const { refused, stoodIn } = listProblems(readDrawnFlow('Mine', 'CONTACT_FLOW', content), content);
    expect(refused).not.toEqual([]);
    expect(stoodIn).toEqual([expect.stringMatching(/is not emulated\. Path: Actions\[0\]\.Type$/)]);
  });
});

describe('coverage', () => {
  const leftOut = (coverage: FlowCoverage) =>
    uncoveredOf(flow, coverage, () => undefined).map(({ block, way }) => `${block.name} ${way?.branch ?? ''}`.trim());

  test('a next action is taken when the flow goes on without a branch', () => {
    const coverage = new FlowCoverage();
    coverage.add([action('Hello')]);
    expect(leftOut(coverage)).toContain('Hello next');
    coverage.add([action('Hello'), action('Pause')]);
    expect(leftOut(coverage)).not.toContain('Hello next');
  });

  test('one contact’s next action is not another’s', () => {
    const coverage = new FlowCoverage();
    coverage.add([action('Hello'), action('Pause', { contactId: 'other' })]);
    expect(leftOut(coverage)).toContain('Hello next');
  });

  test('a run that begins again does not go on from where the last one stood', () => {
    const started = entryAt(0, 'FLOW_STARTED', { flow: 'Sample', flowType: 'CUSTOMER_QUEUE' }, { contactId: 'c' });
    const coverage = new FlowCoverage();
    coverage.add([action('Hello'), started, action('Pause')]);
    expect(leftOut(coverage)).toContain('Hello next');
  });

  test('a module in between does not hide the next action of its caller', () => {
    const coverage = new FlowCoverage();
    coverage.add([action('Hello'), action('Inside', { flow: 'Module' }), action('Pause')]);
    expect(leftOut(coverage)).not.toContain('Hello next');
  });
});

describe('what cannot happen here', () => {
  const attributes = (Attributes: object, operand: string) => {
    const content = {
      StartAction: 'Which',
      Actions: [
        {
          Identifier: 'Which',
          Type: 'Compare',
          Parameters: { ComparisonValue: '$.Attributes.count' },
          Transitions: {
            Conditions: [{ NextAction: 'Set', Condition: { Operator: 'Equals', Operands: [operand] } }],
          },
        },
        {
          Identifier: 'Set',
          Type: 'UpdateContactAttributes',
          Parameters: { Attributes },
          Transitions: { NextAction: 'Which', Errors: [{ NextAction: 'Which', ErrorType: 'NoMatchingError' }] },
        },
      ],
    };
    const drawn = readDrawnFlow('Count', 'CONTACT_FLOW', content);
    const block = drawn.blocks[1];
    const way = block?.ways[1];
    return block === undefined || way === undefined ? undefined : unreachableHere(drawn, block, way);
  };

  test('a value in place of one as long always fits', () => {
    expect(attributes({ count: '2' }, '1')).toContain('always fits');
    expect(attributes({ count: '10' }, '9')).toBeUndefined();
    expect(attributes({ other: '2' }, '1')).toBeUndefined();
    expect(attributes({ count: '$.External.count' }, '1')).toBeUndefined();
  });
});

test.each([
  ['1800', '30 min'],
  ['$.Attributes.patience', '$.Attributes.patience s'],
  ['1800s', '1800s'],
  ['', '?'],
  [undefined, '?'],
])('a wait of %j is drawn as %j', (TimeLimitSeconds, detail) => {
  const wait = { Identifier: 'Pause', Type: 'Wait', Parameters: { TimeLimitSeconds } };
  expect(readDrawnFlow('Waits', 'CONTACT_FLOW', { Actions: [wait] }).blocks[0]?.detail).toBe(detail);
});

import { describe, expect, test } from '@jest/globals';
import { flowRuns } from '../../../../local/console/page/flow-runs.ts';
import type { EntryType, TimelineDetails } from '../../../../local/timeline/timeline-entry.ts';
import { inBlock, viewAt } from '../../timeline/entries.ts';

const step = <Type extends EntryType>(type: Type, detail: TimelineDetails[Type], contactId = 'first') =>
  viewAt(0, type, detail, { contactId });
const flowType = 'CONTACT_FLOW';

describe('the path of a flow', () => {
  test('has its blocks in order, with the branch that each took', () => {
    const flow = 'Chat welcome';
    const runs = flowRuns([
      step('FLOW_STARTED', { flow, flowType }),
      step('FLOW_ACTION', {
        flow,
        action: 'hours',
        actionType: 'CheckHoursOfOperation',
        title: 'Check hours of operation',
      }),
      step('FLOW_BRANCH', { flow, action: 'hours', branch: 'True', label: 'in hours' }),
      step('FLOW_ACTION', {
        flow,
        action: 'timers',
        actionType: 'InvokeLambdaFunction',
        title: 'Invoke Lambda function',
      }),
      step('LAMBDA_FAILED', {
        ...inBlock('timers', flow),
        function: 'SetChatTimers',
        errorName: 'Throttled',
        errorMessage: 'Slow.',
      }),
      step('FLOW_ENDED', { flow }),
    ]);

    expect(runs).toMatchObject([
      {
        flow,
        ended: true,
        steps: [
          { action: 'hours', branch: 'in hours', failed: false },
          { action: 'timers', branch: '', failed: true },
        ],
      },
    ]);
  });

  test('is kept apart by contact and by flow', () => {
    const runs = flowRuns([
      step('FLOW_STARTED', { flow: 'A', flowType }),
      step('FLOW_STARTED', { flow: 'B', flowType }),
      step('FLOW_STARTED', { flow: 'A', flowType }, 'second'),
      step('FLOW_ACTION', { flow: 'A', action: 'one', actionType: '', title: '' }),
      step('FLOW_ACTION', { flow: 'B', action: 'two', actionType: '', title: '' }),
      step('FLOW_ACTION', { flow: 'A', action: 'three', actionType: '', title: '' }, 'second'),
    ]);

    expect(runs.map(({ steps }) => steps.map(({ action }) => action))).toEqual([['one'], ['two'], ['three']]);
  });

  test('shows the block at which the flow failed', () => {
    const runs = flowRuns([
      step('FLOW_STARTED', { flow: 'A', flowType }),
      step('FLOW_ACTION', { flow: 'A', action: 'one', actionType: '', title: '' }),
      step('FLOW_FAILED', { flow: 'A', action: 'one', message: 'No branch takes it.' }),
    ]);

    expect(runs).toMatchObject([{ ended: false, steps: [{ action: 'one', failed: true }] }]);
  });

  test('has a run of its own each time that a flow begins, and nothing of flows that it did not see begin', () => {
    const runs = flowRuns([
      step('FLOW_ACTION', { flow: 'A', action: 'before', actionType: '', title: '' }),
      step('FLOW_STARTED', { flow: 'A', flowType }),
      step('FLOW_BRANCH', { flow: 'A', action: 'unknown', branch: 'True', label: 'in hours' }),
      step('FLOW_FAILED', { flow: 'A', action: 'unknown', message: '' }),
      step('LAMBDA_INVOKED', { ...inBlock('unknown', 'A'), function: 'F', attempt: 1 }),
      step('CHAT_ENDED', { reason: 'EXPIRED' }),
      step('FLOW_ENDED', { flow: 'A' }),
      step('FLOW_STARTED', { flow: 'A', flowType }),
      step('FLOW_ACTION', { flow: 'A', action: 'again', actionType: '', title: '' }),
    ]);

    expect(runs).toMatchObject([
      { ended: true, steps: [] },
      { ended: false, steps: [{ action: 'again' }] },
    ]);
  });
});

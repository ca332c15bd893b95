import { describe, expect, test } from '@jest/globals';
import { flowRuns } from '../../../../local/console/page/flow-runs.ts';
import type { TimelineEntry } from '../../../../local/console/page/model.ts';

const step = (type: string, detail: TimelineEntry['detail'], contactId = 'first'): TimelineEntry => ({
  at: '2026-01-01T10:00:00.000Z',
  contactId,
  type,
  role: null,
  detail,
});

describe('the path of a flow', () => {
  test('has its blocks in order, with the branch that each took', () => {
    const flow = 'Chat welcome';
    const runs = flowRuns([
      step('FLOW_STARTED', { flow, flowType: 'CONTACT_FLOW' }),
      step('FLOW_ACTION', { flow, action: 'hours', actionType: 'CheckHoursOfOperation' }),
      step('FLOW_BRANCH', { flow, action: 'hours', branch: 'True' }),
      step('FLOW_ACTION', { flow, action: 'timers', actionType: 'InvokeLambdaFunction' }),
      step('LAMBDA_FAILED', { flow, action: 'timers', function: 'SetChatTimers' }),
      step('FLOW_ENDED', { flow }),
    ]);

    expect(runs).toMatchObject([
      {
        flow,
        ended: true,
        steps: [
          { action: 'hours', branch: 'True', failed: false },
          { action: 'timers', branch: '', failed: true },
        ],
      },
    ]);
  });

  test('is kept apart by contact and by flow', () => {
    const runs = flowRuns([
      step('FLOW_STARTED', { flow: 'A' }),
      step('FLOW_STARTED', { flow: 'B' }),
      step('FLOW_STARTED', { flow: 'A' }, 'second'),
      step('FLOW_ACTION', { flow: 'A', action: 'one' }),
      step('FLOW_ACTION', { flow: 'B', action: 'two' }),
      step('FLOW_ACTION', { flow: 'A', action: 'three' }, 'second'),
    ]);

    expect(runs.map(({ steps }) => steps.map(({ action }) => action))).toEqual([['one'], ['two'], ['three']]);
  });
});

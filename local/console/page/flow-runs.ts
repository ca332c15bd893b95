import type { TimelineEntry } from './model.ts';

export interface FlowStep {
  readonly action: string;
  readonly actionType: string;
  /** The branch that was taken, where the block had a choice. */
  branch: string;
  failed: boolean;
}

/** One run of a flow on one contact, block by block. */
export interface FlowRun {
  readonly key: string;
  readonly at: string;
  readonly contactId: string;
  readonly flow: string;
  readonly flowType: string;
  readonly steps: FlowStep[];
  ended: boolean;
}

/** The flow runs of a chat, in the order in which they began. */
export function flowRuns(timeline: readonly TimelineEntry[]): readonly FlowRun[] {
  const runs: FlowRun[] = [];
  for (const [index, { type, at, contactId, detail }] of timeline.entries()) {
    const flow = String(detail.flow ?? '');
    const action = String(detail.action ?? '');
    if (type === 'FLOW_STARTED') {
      const flowType = String(detail.flowType ?? '');
      runs.push({ key: String(index), at, contactId, flow, flowType, steps: [], ended: false });
      continue;
    }
    const run = runs.findLast((known) => known.contactId === contactId && known.flow === flow && !known.ended);
    if (run === undefined) continue;
    const step = run.steps.findLast((known) => known.action === action);
    if (type === 'FLOW_ACTION') {
      run.steps.push({ action, actionType: String(detail.actionType ?? ''), branch: '', failed: false });
    } else if (type === 'FLOW_BRANCH' && step !== undefined) step.branch = String(detail.branch ?? '');
    else if ((type === 'LAMBDA_FAILED' || type === 'FLOW_FAILED') && step !== undefined) step.failed = true;
    else if (type === 'FLOW_ENDED') run.ended = true;
  }
  return runs;
}

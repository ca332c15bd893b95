import type { TimelineEntry } from './model.ts';

interface FlowStep {
  readonly action: string;
  /** What the flow designer calls the block's type. */
  readonly title: string;
  /** The branch that was taken, in the flow designer's words, where the block had a choice. */
  branch: string;
  failed: boolean;
}

/** One run of a flow on one contact, block by block. */
interface FlowRun {
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
  for (const [index, entry] of timeline.entries()) {
    const { at, contactId } = entry;
    if (entry.type === 'FLOW_STARTED') {
      runs.push({ key: String(index), at, contactId, ...entry.detail, steps: [], ended: false });
    } else if ('flow' in entry.detail) {
      const { flow } = entry.detail;
      const run = runs.findLast((known) => known.contactId === contactId && known.flow === flow && !known.ended);
      if (run !== undefined) addTo(run, entry);
    }
  }
  return runs;
}

function addTo(run: FlowRun, entry: TimelineEntry): void {
  const stepOf = (action: string) => run.steps.findLast((known) => known.action === action);
  switch (entry.type) {
    case 'FLOW_ACTION': {
      const { action, title } = entry.detail;
      run.steps.push({ action, title, branch: '', failed: false });
      break;
    }
    case 'FLOW_BRANCH': {
      const step = stepOf(entry.detail.action);
      if (step !== undefined) step.branch = entry.detail.label;
      break;
    }
    case 'LAMBDA_FAILED':
    case 'FLOW_FAILED': {
      const step = stepOf(entry.detail.action);
      if (step !== undefined) step.failed = true;
      break;
    }
    case 'FLOW_ENDED':
      run.ended = true;
      break;
    default:
  }
}

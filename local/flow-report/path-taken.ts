import type { TimelineRecord } from '../timeline/timeline-entry.ts';

/** An entry of a timeline, as `/local/*` or the library tells it. */
type Entry = TimelineRecord & { readonly contactId: string };

/** That a chat came to a block, or left it by a way. */
type Passed =
  | { readonly kind: 'BLOCK'; readonly flow: string; readonly block: string; readonly contactId: string }
  | {
      readonly kind: 'WAY';
      readonly flow: string;
      readonly block: string;
      /** As in the flow: a condition's operand, an error's type, or `next`. */
      readonly branch: string;
      /** Why it was taken, where something failed. */
      readonly reason?: string;
    };

/** The blocks and ways that a chat has gone through, in order. */
export function* passedIn(timeline: Iterable<Entry>): Iterable<Passed> {
  // A contact is in one block of a flow at a time; a module's blocks stand under the module's own name.
  const standsAt = new Map<string, string>();
  for (const { type, contactId, detail } of timeline) {
    if (type !== 'FLOW_STARTED' && type !== 'FLOW_BRANCH' && type !== 'FLOW_ACTION') continue;
    const { flow } = detail;
    const run = JSON.stringify([contactId, flow]);
    if (type === 'FLOW_STARTED') standsAt.delete(run);
    if (type === 'FLOW_BRANCH') {
      const { action: block, branch, reason } = detail;
      yield { kind: 'WAY', flow, block, branch, ...(reason === undefined ? {} : { reason }) };
      standsAt.delete(run);
    }
    if (type !== 'FLOW_ACTION') continue;
    const before = standsAt.get(run);
    if (before !== undefined) yield { kind: 'WAY', flow, block: before, branch: 'next' };
    yield { kind: 'BLOCK', flow, block: detail.action, contactId };
    standsAt.set(run, detail.action);
  }
}

/** The path that a chat took through one flow. */
export interface PathTaken {
  /** How often each block was come to, by its identifier. */
  readonly blocks: ReadonlyMap<string, number>;
  readonly ways: readonly WayTaken[];
  /** The block at which the flow stands now. */
  readonly at: string | undefined;
  /** Why the flow could not go on, and where. */
  readonly brokeDown: { readonly block: string; readonly reason: string } | undefined;
}

interface WayTaken {
  readonly block: string;
  readonly branch: string;
  readonly times: number;
  /** Why it was taken the last time, where something failed. */
  readonly reason: string | undefined;
}

export function pathThrough(flow: string, timeline: readonly Entry[]): PathTaken {
  const blocks = new Map<string, number>();
  const ways = new Map<string, WayTaken>();
  for (const passed of passedIn(timeline)) {
    if (passed.flow !== flow) continue;
    const { block } = passed;
    if (passed.kind === 'BLOCK') {
      blocks.set(block, (blocks.get(block) ?? 0) + 1);
      continue;
    }
    const { branch, reason } = passed;
    const key = JSON.stringify([block, branch]);
    const before = ways.get(key);
    ways.set(key, { block, branch, times: (before?.times ?? 0) + 1, reason: reason ?? before?.reason });
  }
  return { blocks, ways: [...ways.values()], ...standsIn(flow, timeline) };
}

function standsIn(flow: string, timeline: readonly Entry[]): Pick<PathTaken, 'at' | 'brokeDown'> {
  let at: string | undefined;
  let brokeDown: PathTaken['brokeDown'];
  for (const { type, detail } of timeline) {
    if (type === 'FLOW_ACTION' && detail.flow === flow) at = detail.action;
    if (type === 'FLOW_FAILED' && detail.flow === flow) brokeDown = { block: detail.action, reason: detail.message };
    if ((type === 'FLOW_ENDED' && detail.flow === flow) || type === 'CHAT_ENDED') at = undefined;
  }
  return { at, brokeDown };
}

/** The flows that a chat has run blocks of, in the order in which it came to them. */
export function flowsPassed(timeline: readonly Entry[]): readonly string[] {
  return [...new Set(timeline.flatMap(({ type, detail }) => (type === 'FLOW_ACTION' ? [detail.flow] : [])))];
}

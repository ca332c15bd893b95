import type { Way } from '../flow-language/graph.ts';
import type { TimelineEntry } from '../timeline/timeline-entry.ts';
import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';
import { passedIn } from './path-taken.ts';

/** What chats have gone through of the flows of an instance, by the flows' names. */
export class FlowCoverage {
  readonly #blocks = new Set<string>();
  readonly #ways = new Set<string>();

  /** Adds what happened in one chat. */
  add(timeline: readonly TimelineEntry[]): void {
    for (const passed of passedIn(timeline)) {
      const { flow, block } = passed;
      if (passed.kind === 'BLOCK') this.#blocks.add(keyOf(flow, block));
      else this.#ways.add(keyOf(flow, block, passed.branch));
    }
  }

  hasBlock(flow: DrawnFlow, block: DrawnBlock): boolean {
    return this.#blocks.has(keyOf(flow.name, block.id));
  }

  hasWay(flow: DrawnFlow, block: DrawnBlock, way: Way): boolean {
    return this.#ways.has(keyOf(flow.name, block.id, way.branch));
  }
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** A block or a branch that no chat has gone through, and why none can here, where that is known. */
export interface Uncovered {
  readonly block: DrawnBlock;
  /** Absent for the block itself. */
  readonly way?: Way;
  readonly reason?: string;
}

/** Why nothing can go through a branch on this machine; `undefined` where it can. */
export type Unreachable = (flow: DrawnFlow, block: DrawnBlock, way: Way) => string | undefined;

/** What the chats have left out of a flow. */
export function uncoveredOf(flow: DrawnFlow, coverage: FlowCoverage, unreachable: Unreachable): readonly Uncovered[] {
  const without = new Set(reachedWithout(flow, unreachable));
  return flow.blocks.flatMap((block): readonly Uncovered[] => {
    if (!coverage.hasBlock(flow, block)) {
      return [
        without.has(block.id) ? { block } : { block, reason: 'only branches that cannot be taken here lead to it' },
      ];
    }
    return block.ways
      .filter((way) => !coverage.hasWay(flow, block, way))
      .map((way) => {
        const reason = unreachable(flow, block, way);
        return { block, way, ...(reason === undefined ? {} : { reason }) };
      });
  });
}

/** The blocks that can be reached by branches that can be taken here. */
function reachedWithout(flow: DrawnFlow, unreachable: Unreachable): Iterable<string> {
  const byId = new Map(flow.blocks.map((block) => [block.id, block]));
  const reached = new Set([flow.start]);
  for (const id of reached) {
    const block = byId.get(id);
    if (block === undefined) continue;
    for (const way of block.ways) if (unreachable(flow, block, way) === undefined) reached.add(way.target);
  }
  return reached;
}

export type Mark = 'COVERED' | 'LEFT_OUT' | 'NOT_HERE';

/** How a block, or a branch of it, stands; `undefined` where nobody asked for coverage. */
export type MarkOf = (block: DrawnBlock, way?: Way) => Mark | undefined;

export function marksOf(
  flow: DrawnFlow,
  { coverage, unreachable = () => undefined }: { readonly coverage?: FlowCoverage; readonly unreachable?: Unreachable },
): MarkOf {
  if (coverage === undefined) return () => undefined;
  const uncovered = uncoveredOf(flow, coverage, unreachable);
  return (block, way) => {
    // What a block leaves out, all of its branches do.
    const found = uncovered.find((entry) => entry.block === block && (entry.way ?? way) === way);
    if (found === undefined) return 'COVERED';
    return found.reason === undefined ? 'LEFT_OUT' : 'NOT_HERE';
  };
}

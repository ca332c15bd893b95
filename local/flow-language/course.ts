import { type Graph, isFailure } from './graph.ts';
import { getKnown } from './known.ts';

/** How a flow runs: its columns, the ways that go back, and the way that a drawing should keep straight. */
export interface Course {
  /** Each block's longest way from the start, ways that go back left out. */
  readonly columns: ReadonlyMap<string, number>;
  /** Whether a way leads on, to a block further right; else it closes a loop, or leads nowhere. */
  leadsOn(from: string, target: string): boolean;
  /** Where the flow goes on when all is well: the way with most of the flow ahead of it. */
  straightOn(from: string): string | undefined;
}

/** The course of a flow from its start; then of what cannot be reached from there. */
export function courseOf({ start, blocks }: Graph): Course {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const ahead = new Map<string, ReadonlySet<string>>();
  const finished: string[] = [];
  const visit = (id: string, above: ReadonlySet<string>): void => {
    const block = byId.get(id);
    if (block === undefined || ahead.has(id)) return;
    const here = new Set([...above, id]);
    const targets = new Set(block.ways.map(({ target }) => target).filter((to) => byId.has(to) && !here.has(to)));
    ahead.set(id, targets);
    for (const target of targets) visit(target, here);
    finished.push(id);
  };
  for (const id of [start, ...byId.keys()]) visit(id, new Set());

  const depths = new Map<string, number>();
  for (const id of finished) {
    depths.set(id, 1 + Math.max(0, ...[...getKnown(ahead, id)].map((target) => getKnown(depths, target))));
  }
  const columns = new Map<string, number>();
  for (const id of finished.toReversed()) {
    const column = columns.get(id) ?? 0;
    columns.set(id, column);
    for (const target of getKnown(ahead, id)) columns.set(target, Math.max(columns.get(target) ?? 0, column + 1));
  }

  const leadsOn = (from: string, target: string): boolean => ahead.get(from)?.has(target) === true;
  return {
    columns,
    leadsOn,
    straightOn(from) {
      const good = getKnown(byId, from)
        .ways.filter((way) => !isFailure(way) && leadsOn(from, way.target))
        .map(({ target }) => target);
      const deepest = Math.max(...good.map((target) => getKnown(depths, target)));
      return good.find((target) => depths.get(target) === deepest);
    },
  };
}

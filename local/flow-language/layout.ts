import { actionLanguage } from './action-language.ts';
import { isObject, own } from './problems.ts';

/** A way out of a block, as the flow designer draws it. */
export interface Way {
  readonly kind: 'NEXT' | 'CONDITION' | 'ERROR';
  /** What a flow run calls the branch: a condition's operand, an error's type; `next` where there is no choice. */
  readonly branch: string;
  /** Of a condition. */
  readonly operator?: string;
  readonly target: string;
}

export interface GraphBlock {
  readonly id: string;
  readonly ways: readonly Way[];
}

/** A flow as its blocks and ways, whatever else is in it. */
export interface Graph {
  readonly start: string;
  readonly blocks: readonly GraphBlock[];
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** How much room a drawing takes. */
export interface Room {
  /** Where the first block goes. */
  readonly origin: Position;
  /** From one column to the next. */
  readonly columnWidth: number;
  /** Between two blocks of a column. */
  readonly gap: number;
  heightOf(block: GraphBlock): number;
}

/**
 * The ways out of an action, from anything that may stand under `Transitions`. Where every path of a block is a branch,
 * its next action repeats one of them (as the console writes it), and is no way of its own.
 */
export function waysOf(actionType: string, transitions: unknown): readonly Way[] {
  const given = isObject(transitions) ? transitions : {};
  const conditions = listOf(own(given, 'Conditions')).map((entry): Way => {
    const condition = own(entry, 'Condition');
    const { operator, operands } = isObject(condition)
      ? { operator: own(condition, 'Operator'), operands: own(condition, 'Operands') }
      : { operator: undefined, operands: undefined };
    return {
      kind: 'CONDITION',
      branch: Array.isArray(operands) ? operands.join(', ') : '',
      ...(typeof operator === 'string' ? { operator } : {}),
      target: textOf(own(entry, 'NextAction')),
    };
  });
  const errors = listOf(own(given, 'Errors')).map(
    (entry): Way => ({
      kind: 'ERROR',
      branch: textOf(own(entry, 'ErrorType')),
      target: textOf(own(entry, 'NextAction')),
    }),
  );
  const next = own(given, 'NextAction');
  const spec = actionLanguage.get(actionType);
  const repeats = spec === undefined ? conditions.length > 0 : spec.next === 'OPTIONAL';
  const isWay = typeof next === 'string' && !(repeats && conditions.length + errors.length > 0);
  return [...(isWay ? [{ kind: 'NEXT', branch: 'next', target: next } as const] : []), ...conditions, ...errors];
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

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
    depths.set(id, 1 + Math.max(0, ...[...(ahead.get(id) ?? [])].map((target) => depths.get(target) ?? 0)));
  }
  const columns = new Map<string, number>();
  for (const id of finished.toReversed()) {
    const column = columns.get(id) ?? 0;
    columns.set(id, column);
    for (const target of ahead.get(id) ?? []) columns.set(target, Math.max(columns.get(target) ?? 0, column + 1));
  }

  const leadsOn = (from: string, target: string): boolean => ahead.get(from)?.has(target) ?? false;
  return {
    columns,
    leadsOn,
    straightOn(from) {
      // `NoMatchingCondition` is the "otherwise" of a comparison, and no failure.
      const good = (byId.get(from)?.ways ?? [])
        .filter(({ kind, branch }) => kind !== 'ERROR' || branch === 'NoMatchingCondition')
        .filter(({ target }) => leadsOn(from, target))
        .map(({ target }) => target);
      const deepest = Math.max(...good.map((target) => depths.get(target) ?? 0));
      return good.find((target) => depths.get(target) === deepest);
    },
  };
}

/** In a column: a block, or the room that a line to a later column passes through. */
interface Cell {
  readonly key: string;
  readonly block: GraphBlock | undefined;
  /** 0 on the straight way, 1 beside it, 2 where only failures lead. */
  readonly rank: 0 | 1 | 2;
  readonly before: Neighbour[];
  readonly after: Neighbour[];
}

interface Neighbour {
  readonly key: string;
  /** Where in the neighbour the line is: 0 at its top, up to 1 at its bottom. */
  readonly share: number;
}

const LINE_HEIGHT = 20;
const SWEEPS = 8;

/**
 * Where each block is drawn: columns from left to right by the way from the start, the straight way in the top row,
 * failures at the bottom; in a column in the order that crosses the fewest lines (barycentres). No two blocks overlap,
 * and lines that skip a column have room in it.
 */
export function layOut(graph: Graph, room: Room): ReadonlyMap<string, Position> {
  const columns = toColumns(graph, courseOf(graph));
  const order = new Map<string, number>();
  const number = (): void => {
    for (const column of columns) for (const [index, { key }] of column.entries()) order.set(key, index);
  };
  number();
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const neighbours = sweep % 2 === 0 ? ('before' as const) : ('after' as const);
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const weight = new Map(column.map((cell) => [cell.key, barycentre(cell[neighbours], order)]));
      const of = ({ key }: Cell): number => weight.get(key) ?? order.get(key) ?? 0;
      column.sort((a, b) => a.rank - b.rank || of(a) - of(b));
      for (const [index, { key }] of column.entries()) order.set(key, index);
    }
  }
  return place(columns, room);
}

function barycentre(neighbours: readonly Neighbour[], order: ReadonlyMap<string, number>): number | undefined {
  if (neighbours.length === 0) return undefined;
  return neighbours.reduce((sum, { key, share }) => sum + (order.get(key) ?? 0) + share, 0) / neighbours.length;
}

function toColumns(graph: Graph, course: Course): Cell[][] {
  const ranks = ranksOf(graph, course);
  const cells = new Map<string, Cell>();
  const columns: Cell[][] = [];
  const add = (cell: Cell, column: number): Cell => {
    cells.set(cell.key, cell);
    const cellsThere = columns[column];
    if (cellsThere === undefined) columns[column] = [cell];
    else cellsThere.push(cell);
    return cell;
  };
  for (let column = 0; column <= Math.max(0, ...course.columns.values()); column += 1) columns[column] = [];
  for (const block of graph.blocks) {
    const rank = ranks.get(block.id) ?? 2;
    add({ key: block.id, block, rank, before: [], after: [] }, course.columns.get(block.id) ?? 0);
  }
  for (const { id, ways } of graph.blocks) {
    for (const [row, { target, kind }] of ways.entries()) {
      const isFirst = ways.findIndex((way) => way.target === target) === row;
      if (!isFirst || !course.leadsOn(id, target)) continue;
      let last = cells.get(id);
      let share = row / ways.length;
      const end = course.columns.get(target) ?? 0;
      for (let column = (course.columns.get(id) ?? 0) + 1; column < end; column += 1) {
        const key = `${id} > ${target} @ ${column}`;
        const line = add({ key, block: undefined, rank: kind === 'ERROR' ? 2 : 1, before: [], after: [] }, column);
        connect(last, line, share);
        last = line;
        share = 0;
      }
      connect(last, cells.get(target), share);
    }
  }
  return columns;
}

function connect(from: Cell | undefined, to: Cell | undefined, share: number): void {
  if (from === undefined || to === undefined) return;
  from.after.push({ key: to.key, share: 0 });
  to.before.push({ key: from.key, share });
}

function ranksOf({ start, blocks }: Graph, course: Course): ReadonlyMap<string, 0 | 1 | 2> {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const ranks = new Map<string, 0 | 1 | 2>();
  for (let id: string | undefined = start; id !== undefined && byId.has(id); id = course.straightOn(id)) {
    ranks.set(id, 0);
  }
  const well = [...ranks.keys()];
  for (let id = well.pop(); id !== undefined; id = well.pop()) {
    for (const { kind, branch, target } of byId.get(id)?.ways ?? []) {
      if ((kind === 'ERROR' && branch !== 'NoMatchingCondition') || ranks.has(target)) continue;
      ranks.set(target, 1);
      well.push(target);
    }
  }
  return ranks;
}

/** Each cell beside what leads to it, as far as those above leave room. */
function place(columns: readonly (readonly Cell[])[], { origin, columnWidth, gap, heightOf }: Room) {
  const tops = new Map<string, number>();
  const positions = new Map<string, Position>();
  for (const [index, column] of columns.entries()) {
    let free = origin.y;
    for (const { key, block, rank, before } of column) {
      const wanted = rank === 0 ? origin.y : Math.min(...before.map((cell) => tops.get(cell.key) ?? free));
      const y = Math.max(free, Number.isFinite(wanted) ? wanted : free);
      tops.set(key, y);
      free = y + (block === undefined ? LINE_HEIGHT : heightOf(block)) + gap;
      if (block !== undefined) positions.set(block.id, { x: origin.x + index * columnWidth, y });
    }
  }
  return positions;
}

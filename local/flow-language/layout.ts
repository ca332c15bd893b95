import { type Course, courseOf } from './course.ts';
import { type Graph, type GraphBlock, isFailure } from './graph.ts';
import { getKnown } from './known.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** How much room a drawing takes. */
interface Room {
  /** Where the first block goes. */
  readonly origin: Position;
  /** From one column to the next. */
  readonly columnWidth: number;
  /** How many columns stand side by side; the next ones go below them. Default: all. */
  readonly columns?: number;
  /** Between two blocks of a column. */
  readonly gap: number;
  /** Below columns that others go under. Default: the gap. */
  readonly bandGap?: number;
  heightOf(block: GraphBlock): number;
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
 * failures at the bottom. Within a column, in the order that crosses the fewest lines (barycentres). No two blocks
 * overlap, and lines that skip a column have room in it.
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
      const weight = new Map(column.map((cell) => [cell.key, barycentre(cell, neighbours, order)]));
      const of = ({ key }: Cell): number => getKnown(weight, key);
      column.sort((a, b) => a.rank - b.rank || of(a) - of(b));
      for (const [index, { key }] of column.entries()) order.set(key, index);
    }
  }
  return place(columns, room);
}

/** The middle of a cell's neighbours; without any, where it is. */
function barycentre(cell: Cell, side: 'before' | 'after', order: ReadonlyMap<string, number>): number {
  const neighbours = cell[side];
  if (neighbours.length === 0) return getKnown(order, cell.key);
  return neighbours.reduce((sum, { key, share }) => sum + getKnown(order, key) + share, 0) / neighbours.length;
}

function toColumns(graph: Graph, course: Course): Cell[][] {
  const ranks = ranksOf(graph, course);
  const cells = new Map<string, Cell>();
  const columns = new Map<number, Cell[]>();
  const add = (cell: Cell, column: number): Cell => {
    cells.set(cell.key, cell);
    getKnown(columns, column).push(cell);
    return cell;
  };
  for (let column = 0; column <= Math.max(0, ...course.columns.values()); column += 1) columns.set(column, []);
  for (const block of graph.blocks) {
    const rank = ranks.get(block.id) ?? 2;
    add({ key: block.id, block, rank, before: [], after: [] }, getKnown(course.columns, block.id));
  }
  for (const { id, ways } of graph.blocks) {
    for (const [row, { target, kind }] of ways.entries()) {
      const isFirst = ways.findIndex((way) => way.target === target) === row;
      if (!isFirst || !course.leadsOn(id, target)) continue;
      let last = cells.get(id);
      let share = row / ways.length;
      const end = getKnown(course.columns, target);
      for (let column = getKnown(course.columns, id) + 1; column < end; column += 1) {
        const rank = kind === 'ERROR' ? 2 : 1;
        // Lines to one block run together: where one passes already, this one joins it.
        const key = `${rank} > ${target} @ ${column}`;
        const known = cells.get(key);
        const line = known ?? add({ key, block: undefined, rank, before: [], after: [] }, column);
        connect(last, line, share);
        last = known === undefined ? line : undefined;
        share = 0;
        if (known !== undefined) break;
      }
      connect(last, cells.get(target), share);
    }
  }
  return [...columns.values()];
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
    for (const way of byId.get(id)?.ways ?? []) {
      if (isFailure(way) || ranks.has(way.target)) continue;
      ranks.set(way.target, 1);
      well.push(way.target);
    }
  }
  return ranks;
}

/** Each cell beside what leads to it, as far as those above leave room. */
function place(columns: readonly (readonly Cell[])[], room: Room): ReadonlyMap<string, Position> {
  const { origin, columnWidth, gap, heightOf, columns: sideBySide = columns.length, bandGap = gap } = room;
  const tops = new Map<string, number>();
  const positions = new Map<string, Position>();
  let bandTop = origin.y;
  let lowest = origin.y;
  for (const [index, column] of columns.entries()) {
    if (index > 0 && index % sideBySide === 0) bandTop = lowest + bandGap;
    let free = bandTop;
    for (const { key, block, rank, before } of column) {
      const wanted = rank === 0 ? bandTop : Math.min(...before.map((cell) => getKnown(tops, cell.key)));
      const y = Math.max(free, Number.isFinite(wanted) ? wanted : free);
      tops.set(key, y);
      // Where columns wrap, a line goes around the cards and not between them.
      if (block === undefined) {
        if (sideBySide >= columns.length) free = y + LINE_HEIGHT + gap;
        continue;
      }
      const bottom = y + heightOf(block);
      free = bottom + gap;
      lowest = Math.max(lowest, bottom);
      positions.set(block.id, { x: origin.x + (index % sideBySide) * columnWidth, y });
    }
  }
  return positions;
}

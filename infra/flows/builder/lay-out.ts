import { type Block, branchesOf, targetsOf } from './block.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

export const entryPoint: Position = { x: 40, y: 40 };

/** A block is drawn some 200 wide, and as high as its branches need. */
const columnWidth = 260;
const firstColumn = 200;
const headHeight = 130;
const branchHeight = 30;

/**
 * Where the designer draws each block: a column right of every block that leads to it, so that lines run from left to
 * right save those that close a loop; in a column the blocks from top to bottom in the order of branches.
 */
export function layOut(start: string, blocks: ReadonlyMap<string, Block>): ReadonlyMap<string, Position> {
  const columns = columnsOf(start, blocks);
  const heights: number[] = [];
  const positions = new Map<string, Position>();
  for (const name of breadthFirst(start, blocks)) {
    const block = blocks.get(name);
    const column = columns.get(name);
    if (block === undefined || column === undefined) continue;
    const y = heights[column] ?? entryPoint.y;
    positions.set(name, { x: firstColumn + column * columnWidth, y });
    heights[column] = y + headHeight + branchHeight * branchesOf(block).length;
  }
  return positions;
}

/** Each block's longest way from the start, branches that close a loop left out. */
function columnsOf(start: string, blocks: ReadonlyMap<string, Block>): ReadonlyMap<string, number> {
  const finished: string[] = [];
  const forward = new Map<string, string[]>();
  const visit = (name: string, above: ReadonlySet<string>): void => {
    const block = blocks.get(name);
    if (block === undefined || forward.has(name)) return;
    const here = new Set([...above, name]);
    const ahead = targetsOf(block).filter((target) => !here.has(target));
    forward.set(name, ahead);
    for (const target of ahead) visit(target, here);
    finished.push(name);
  };
  visit(start, new Set());
  const columns = new Map([[start, 0]]);
  for (const name of finished.reverse()) {
    const column = columns.get(name) ?? 0;
    for (const target of forward.get(name) ?? []) columns.set(target, Math.max(columns.get(target) ?? 0, column + 1));
  }
  return columns;
}

function breadthFirst(start: string, blocks: ReadonlyMap<string, Block>): ReadonlySet<string> {
  const found = new Set([start]);
  for (const name of found) {
    const block = blocks.get(name);
    for (const target of block === undefined ? [] : targetsOf(block)) found.add(target);
  }
  return found;
}

import { courseOf } from '../flow-language/course.ts';
import { isFailure, type Way } from '../flow-language/graph.ts';
import { getKnown } from '../flow-language/known.ts';
import { layOut, type Position } from '../flow-language/layout.ts';
import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';

/** Sizes of the drawing, in pixels. */
export const CARD_WIDTH = 170;
export const HEAD_HEIGHT = 62;
export const ROW_HEIGHT = 22;
/** Around everything. */
export const MARGIN = 16;
/** The sign of the start, in front of the first card. */
export const START_WIDTH = 48;
const PADDING = 6;
/** Between two columns: room for the lines that turn there. */
const COLUMN_GAP = 36;
/** Between two rows of columns: room for the lines that lead from one to the next. */
const BAND_GAP = 64;
/** From a card to where its first line turns, and from one such line to the next. */
const TURN = 8;
const TURN_STEP = 4;
/** Space between a line and the card that it leads to. */
const APPROACH = 16;
/** Failures enter a card apart from the other lines, so that the heads of both are seen. */
const FAILURE_BELOW = 14;
const FAILURE_BESIDE = 5;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function cardHeight({ ways }: Pick<DrawnBlock, 'ways'>): number {
  return HEAD_HEIGHT + ways.length * ROW_HEIGHT + (ways.length === 0 ? 0 : PADDING);
}

/** Where each card goes: as in the flow designer where that fits, else laid out in rows that wrap at the width. */
export function boxesOf(flow: DrawnFlow, width: number): ReadonlyMap<string, Box> {
  const positions = positionsOf(flow, width);
  return new Map(
    flow.blocks.map((block) => {
      const { x, y } = getKnown(positions, block.id);
      return [block.id, { left: x, top: y, right: x + CARD_WIDTH, bottom: y + cardHeight(block) }];
    }),
  );
}

function positionsOf(flow: DrawnFlow, width: number): ReadonlyMap<string, Position> {
  const room = width - 2 * MARGIN - START_WIDTH - (COLUMN_GAP - APPROACH);
  // Without all of them, with cards on top of one another, or wider than can be seen, the author's is of no use.
  const given = new Map(flow.blocks.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position]])));
  if (given.size === flow.blocks.length && fits(given, room) && !overlap(flow, given)) return given;
  const columnWidth = CARD_WIDTH + COLUMN_GAP;
  return layOut(flow, {
    origin: { x: 0, y: 0 },
    columnWidth,
    columns: Math.max(1, Math.floor((room + COLUMN_GAP) / columnWidth)),
    gap: 28,
    bandGap: BAND_GAP,
    heightOf: cardHeight,
  });
}

function fits(positions: ReadonlyMap<string, Position>, room: number): boolean {
  const lefts = [...positions.values()].map(({ x }) => x);
  return Math.max(...lefts) - Math.min(...lefts) + CARD_WIDTH <= room;
}

function overlap(flow: DrawnFlow, positions: ReadonlyMap<string, Position>): boolean {
  return flow.blocks.some((block, index) =>
    flow.blocks.slice(index + 1).some((other) => {
      const [a, b] = [getKnown(positions, block.id), getKnown(positions, other.id)];
      const [upper, lower, height] = a.y <= b.y ? [a, b, cardHeight(block)] : [b, a, cardHeight(other)];
      return Math.abs(a.x - b.x) < CARD_WIDTH && upper.y + height > lower.y;
    }),
  );
}

export interface Line {
  readonly points: readonly Position[];
  /** Whether it closes a loop. */
  readonly goesBack: boolean;
}

/** Leads lines from a branch's row to a card's head, around the cards between them. */
export class LineRouter {
  readonly #boxes: ReadonlyMap<string, Box>;
  readonly #leadsOn: (from: string, target: string) => boolean;
  /** Lines to one target run together, those to others beside them. */
  readonly #lanes = new Map<string, number>();
  /** Heights just above and below the cards, from the top. */
  readonly #edges: readonly number[];
  readonly #lowest: number;

  constructor(flow: DrawnFlow, boxes: ReadonlyMap<string, Box>) {
    this.#boxes = boxes;
    this.#leadsOn = courseOf(flow).leadsOn;
    const edges = [...boxes.values()].flatMap(({ top, bottom }) =>
      [1, 2, 3].flatMap((step) => [top - 6 * step, bottom + 6 * step]),
    );
    this.#edges = [...new Set(edges)].sort((a, b) => a - b);
    this.#lowest = Math.max(...[...boxes.values()].map(({ bottom }) => bottom));
  }

  route(from: DrawnBlock, row: number, way: Way): Line | undefined {
    const { target } = way;
    const [source, end] = [this.#boxes.get(from.id), this.#boxes.get(target)];
    const fails = isFailure(way);
    if (source === undefined || end === undefined) return undefined;
    const start = { x: source.right, y: source.top + HEAD_HEIGHT + row * ROW_HEIGHT + ROW_HEIGHT / 2 };
    const stop = { x: end.left, y: end.top + HEAD_HEIGHT / 2 + (fails ? FAILURE_BELOW : 0) };
    const turn = start.x + TURN + Math.min(row * TURN_STEP, COLUMN_GAP - TURN - APPROACH);
    const approach = stop.x - APPROACH + (fails ? FAILURE_BESIDE : 0);
    const goesBack = !this.#leadsOn(from.id, target);
    const isNear = approach >= turn && this.#isFree(turn, approach, stop.y);
    if (isNear) {
      return { goesBack, points: [start, { x: turn, y: start.y }, { x: turn, y: stop.y }, stop] };
    }
    const lane = this.#laneFor(`${target} ${fails}`, turn, approach, (start.y + stop.y) / 2);
    return {
      goesBack,
      points: [
        start,
        { x: turn, y: start.y },
        { x: turn, y: lane },
        { x: approach, y: lane },
        { x: approach, y: stop.y },
        stop,
      ],
    };
  }

  /** A height at which nothing stands between two columns, as near as can be to the one wanted. */
  #laneFor(target: string, x1: number, x2: number, wanted: number): number {
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    const key = `${target} ${x2 < x1}`;
    const known = this.#lanes.get(key);
    if (known !== undefined && this.#isFree(left, right, known)) return known;
    const taken = [...this.#lanes.values()];
    const between = [...this.#boxes.values()].filter((box) => box.right > left && box.left < right);
    const isFree = (y: number) => between.every(({ top, bottom }) => top - 5 >= y || y >= bottom + 5);
    const lane = this.#heightsFrom(wanted).find((y) => taken.every((other) => Math.abs(other - y) >= 5) && isFree(y));
    const found = lane ?? this.#lowest + 30 + 6 * taken.length;
    this.#lanes.set(key, found);
    return found;
  }

  /** The height wanted, then those just above and below the cards, the nearest first. */
  #heightsFrom(wanted: number): readonly number[] {
    return [wanted, ...this.#edges.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))];
  }

  #isFree(x1: number, x2: number, y: number): boolean {
    for (const { left, right, top, bottom } of this.#boxes.values()) {
      if (right > x1 && left < x2 && top - 5 < y && y < bottom + 5) return false;
    }
    return true;
  }
}

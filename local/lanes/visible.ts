import type { Deadline, Mark, Range } from './model.ts';
import type { TimeScale } from './time-scale.ts';

/** What of the axis is in view, in pixels from its beginning. */
export interface Window {
  readonly left: number;
  readonly right: number;
}

/** Where the left edge is to be for that stretch to be in view: where it is, if any of the stretch is seen. */
export function leftToShow({ fromMs, toMs }: Range, scale: TimeScale, { left, right }: Window): number {
  const x = scale.toX(fromMs);
  if (x <= right && scale.toX(toMs) >= left) return left;
  return x - (right - left) / 2;
}

/** Marks that stand too near to each other to be told apart. */
export interface Cluster {
  readonly x: number;
  /** How far it is to the next one: what a label may fill. */
  readonly room: number;
  readonly marks: readonly Mark[];
}

/** Apart enough to be hit (WCAG 2.2, 2.5.8). */
const APART = 24;

/** The marks in view. However many there are, only as many clusters come out as the view has room for. */
export function clustersIn(marks: readonly Mark[], scale: TimeScale, { left, right }: Window): readonly Cluster[] {
  const clusters: { x: number; room: number; marks: readonly Mark[] }[] = [];
  let index = firstFrom(marks, scale.toMs(left - APART));
  for (;;) {
    const first = marks[index];
    if (first === undefined) break;
    const x = scale.toX(first.atMs);
    if (x > right) break;
    const next = Math.max(index + 1, firstFrom(marks, scale.toMs(x + APART)));
    const last = clusters.at(-1);
    if (last !== undefined) last.room = x - last.x;
    clusters.push({ x, room: Number.POSITIVE_INFINITY, marks: marks.slice(index, next) });
    index = next;
  }
  const following = marks[index];
  const last = clusters.at(-1);
  if (last !== undefined && following !== undefined) last.room = scale.toX(following.atMs) - last.x;
  return clusters;
}

/** A deadline in view, or several of them that are too short to be told apart. */
export interface DrawnDeadline {
  readonly x: number;
  /** Where it ended or, while it is to come, where it is due. */
  readonly toX: number;
  readonly dueX: number;
  readonly deadline: Deadline;
  readonly count: number;
}

const LEAST_WIDTH = 4;

/** The deadlines of one lane in view: one follows the other, so their ends are in order too. */
export function deadlinesIn(
  deadlines: readonly Deadline[],
  scale: TimeScale,
  { left, right }: Window,
): readonly DrawnDeadline[] {
  const drawn: DrawnDeadline[] = [];
  let index = Math.max(0, lastBefore(deadlines, scale.toMs(left)));
  for (;;) {
    const deadline = deadlines[index];
    if (deadline === undefined) break;
    const x = scale.toX(deadline.fromMs);
    if (x > right) break;
    const toX = scale.toX(deadline.end?.atMs ?? deadline.dueMs);
    let next = index + 1;
    if (toX - x < LEAST_WIDTH) next = Math.max(next, lastBefore(deadlines, scale.toMs(x + LEAST_WIDTH)));
    const until = next - index === 1 ? toX : x + LEAST_WIDTH;
    if (until >= left) drawn.push({ x, toX: until, dueX: scale.toX(deadline.dueMs), deadline, count: next - index });
    index = next;
  }
  return drawn;
}

function firstFrom(marks: readonly Mark[], atMs: number): number {
  return search(marks, (mark) => mark.atMs >= atMs);
}

/** The last one that has begun before that moment; -1 where none has. */
function lastBefore(deadlines: readonly Deadline[], atMs: number): number {
  return search(deadlines, ({ fromMs }) => fromMs >= atMs) - 1;
}

/** The place of the first for which it is true; the end where it is for none. */
function search<One>(sorted: readonly One[], isTrue: (one: One) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = sorted[middle];
    if (one !== undefined && isTrue(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}

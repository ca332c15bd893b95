import { addAt, numberAt } from '../number-at.ts';

/** Thresholds that are counted: whole minutes up to two timers of 480 (administrator guide, setup-chat-timeouts). */
export const MOST_MINUTES = 960;
const LENGTH = MOST_MINUTES + 2;
export const MINUTE_MS = 60_000;

/** What is counted for each threshold in minutes. */
export const CURVE_NAMES = [
  /**
   * Chats with a silence that reaches the threshold: marked, by an idle timer; cut, by idle and auto-disconnect
   * together.
   */
  'cut',
  /**
   * Those of them that were cut beside an agent, and the milliseconds that the agent stayed after the silence began.
   */
  'freeing',
  'staffedMs',
  /** Chats in which the customer wrote after the cut, those that wrote within five minutes, and after how long. */
  'cutOff',
  'cutOffSoon',
  'backMs',
  /** Cuts at which the last word was the customer's. */
  'owedCut',
  /** Chats with a silence that reached the threshold and that a message ended. */
  'returned',
  /**
   * Silences that reach the threshold, and how they ended; the same of those in which the last word was the customer's.
   */
  'marks',
  'marksReturned',
  'marksLeft',
  'marksAgentEnded',
  'owedMarks',
  'owedMarksReturned',
  'owedMarksLeft',
  'owedMarksAgentEnded',
  /** Chats with a silence of the agent that reaches the threshold, and that a message of the agent's ended. */
  'agentMarked',
  'agentReturned',
] as const;
export type CurveName = (typeof CURVE_NAMES)[number];

/** What is known of a queue, and of an hour of the day. */
export const QUEUE_CURVES: readonly CurveName[] = [
  'cut',
  'freeing',
  'staffedMs',
  'cutOff',
  'cutOffSoon',
  'backMs',
  'owedCut',
  'returned',
  'marks',
  'owedMarks',
  'agentMarked',
  'agentReturned',
];
export const HOUR_CURVES: readonly CurveName[] = ['cut', 'cutOff'];
/** What a policy is chosen by. */
export const CHOICE_CURVES: readonly CurveName[] = ['cutOff', 'returned', 'agentReturned'];

const IN_MS: ReadonlySet<CurveName> = new Set(['staffedMs', 'backMs']);

/** Counts by threshold, as steps: each number says by how much the curve rises there. */
export type Steps = Int32Array | Float64Array;

export interface CurveSet {
  chats: number;
  /** In the order of `CURVE_NAMES`: a number finds its place sooner than a name. */
  readonly steps: (Steps | undefined)[];
}

/** A curve begins so long, and is twice as long whenever a place lies behind it: most silences are short. */
const FIRST_LENGTH = 32;

/**
 * The steps of a curve with room for a place; `undefined` for a curve that is not counted. There may be hundreds of
 * queues with dozens of curves each. How long one gets depends on the places alone, not on their order.
 */
export function stepsFor(set: CurveSet, curve: number, place: number): Steps | undefined {
  const steps = set.steps[curve];
  if (steps === undefined || place < steps.length) return steps;
  let { length } = steps;
  while (length <= place) length *= 2;
  const most = Math.min(length, LENGTH);
  const longer = steps instanceof Int32Array ? new Int32Array(most) : new Float64Array(most);
  longer.set(steps);
  set.steps[curve] = longer;
  return longer;
}

export function emptyCurves(names: readonly CurveName[]): CurveSet {
  const steps = CURVE_NAMES.map((name) => {
    if (!names.includes(name)) return undefined;
    return IN_MS.has(name) ? new Float64Array(FIRST_LENGTH) : new Int32Array(FIRST_LENGTH);
  });
  return { chats: 0, steps };
}

export function addCurves(into: CurveSet, other: CurveSet): void {
  into.chats += other.chats;
  for (const [curve, steps] of other.steps.entries()) {
    if (steps !== undefined) addAll(stepsFor(into, curve, steps.length - 1), steps);
  }
}

export function addAll(into: Steps | Uint32Array | undefined, other: Steps | Uint32Array | undefined): void {
  if (into === undefined || other === undefined) return;
  for (let index = 0; index < other.length; index += 1) addAt(into, index, numberAt(other, index));
}

/** The curve itself: what was counted for each threshold from 0 to 960 minutes. */
export function curveOf(set: CurveSet, name: CurveName): Float64Array {
  const steps = set.steps[CURVE_NAMES.indexOf(name)];
  const curve = new Float64Array(MOST_MINUTES + 1);
  if (steps === undefined) return curve;
  let value = 0;
  return curve.map((_, minutes) => {
    if (minutes < steps.length) value += numberAt(steps, minutes);
    return value;
  });
}

/** A value that is added to a curve at each threshold of a range; both ends belong to it. */
interface Rise {
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** What one chat adds to curves. Filled anew for each chat. */
export class Contribution {
  #rises: Rise[] = [];

  clear(): void {
    this.#rises = [];
  }

  /** What is beyond 960 minutes is cut. */
  add(name: CurveName, from: number, to: number, value = 1): void {
    const last = Math.min(to, MOST_MINUTES);
    if (from <= last) this.#rises.push({ place: CURVE_NAMES.indexOf(name), from, to: last, value });
  }

  /** What goes to this curve. */
  of(name: CurveName): readonly Rise[] {
    const wanted = CURVE_NAMES.indexOf(name);
    return this.#rises.filter(({ place }) => place === wanted);
  }

  addTo(set: CurveSet): void {
    set.chats += 1;
    for (const { place, from, to, value } of this.#rises) {
      const steps = stepsFor(set, place, to + 1);
      if (steps === undefined) continue;
      addAt(steps, from, value);
      addAt(steps, to + 1, -value);
    }
  }
}

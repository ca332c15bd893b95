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
  readonly steps: readonly (Steps | undefined)[];
}

const PLACES: ReadonlyMap<CurveName, number> = new Map(CURVE_NAMES.map((name, place) => [name, place]));

function stepsOf(set: CurveSet, name: CurveName): Steps | undefined {
  return set.steps[PLACES.get(name) ?? -1];
}

export function emptyCurves(names: readonly CurveName[]): CurveSet {
  const steps = CURVE_NAMES.map((name) => {
    if (!names.includes(name)) return undefined;
    return IN_MS.has(name) ? new Float64Array(LENGTH) : new Int32Array(LENGTH);
  });
  return { chats: 0, steps };
}

export function addCurves(into: CurveSet, other: CurveSet): void {
  into.chats += other.chats;
  for (const [place, steps] of into.steps.entries()) addAll(steps, other.steps[place]);
}

export function addAll(into: Steps | Uint32Array | undefined, other: Steps | Uint32Array | undefined): void {
  if (into === undefined || other === undefined) return;
  for (let index = 0; index < into.length; index += 1) into[index] = (into[index] ?? 0) + (other[index] ?? 0);
}

/** The curve itself: what was counted for each threshold from 0 to 960 minutes. */
export function curveOf(set: CurveSet, name: CurveName): Float64Array {
  const steps = stepsOf(set, name);
  const curve = new Float64Array(MOST_MINUTES + 1);
  let value = 0;
  for (let minutes = 0; minutes <= MOST_MINUTES; minutes += 1) {
    value += steps?.[minutes] ?? 0;
    curve[minutes] = value;
  }
  return curve;
}

/** What one chat adds: `value` to a curve at each threshold of a range. Filled anew for each chat. */
export class Contribution {
  count = 0;
  readonly places: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly values: number[] = [];

  clear(): void {
    this.count = 0;
  }

  /** Both ends belong to the range; what is beyond 960 minutes is cut. */
  add(name: CurveName, from: number, to: number, value = 1): void {
    const last = Math.min(to, MOST_MINUTES);
    if (from > last) return;
    const index = this.count;
    this.places[index] = PLACES.get(name) ?? -1;
    this.from[index] = from;
    this.to[index] = last;
    this.values[index] = value;
    this.count += 1;
  }

  /** The ranges that go to this curve, as places of `from`, `to` and `values`. */
  *of(name: CurveName): Iterable<number> {
    const place = PLACES.get(name);
    for (let index = 0; index < this.count; index += 1) if (this.places[index] === place) yield index;
  }

  addTo(set: CurveSet): void {
    set.chats += 1;
    for (let index = 0; index < this.count; index += 1) {
      const steps = set.steps[this.places[index] ?? -1];
      if (steps === undefined) continue;
      const from = this.from[index] ?? 0;
      const to = this.to[index] ?? 0;
      const value = this.values[index] ?? 0;
      steps[from] = (steps[from] ?? 0) + value;
      steps[to + 1] = (steps[to + 1] ?? 0) - value;
    }
  }
}

/** Thresholds that are counted: whole minutes up to two timers of 480 (administrator guide, setup-chat-timeouts). */
export const MOST_MINUTES = 960;
const LENGTH = MOST_MINUTES + 2;
export const MINUTE_MS = 60_000;

/** What is counted for each threshold in minutes. */
export const CURVE_NAMES = [
  /** Chats with a silence that reaches the threshold: marked, by an idle timer; cut, by idle and auto-disconnect together. */
  'cut',
  /** Those of them that were cut beside an agent, and the milliseconds that the agent stayed after the silence began. */
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
  /** Silences that reach the threshold, and how they ended; the same of those in which the last word was the customer's. */
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
  'agentMarked',
  'agentReturned',
];
export const HOUR_CURVES: readonly CurveName[] = ['cut', 'cutOff', 'marks', 'marksReturned'];
/** What a policy is chosen by. */
export const CHOICE_CURVES: readonly CurveName[] = ['cutOff', 'returned', 'agentReturned'];

const IN_MS: ReadonlySet<CurveName> = new Set(['staffedMs', 'backMs']);

/** Counts by threshold, as steps: each number says by how much the curve rises there. */
export type Steps = Int32Array | Float64Array;

export interface CurveSet {
  chats: number;
  readonly steps: { readonly [Name in CurveName]?: Steps };
}

export function emptyCurves(names: readonly CurveName[]): CurveSet {
  const entries = names.map((name) => [name, IN_MS.has(name) ? new Float64Array(LENGTH) : new Int32Array(LENGTH)]);
  return { chats: 0, steps: Object.fromEntries(entries) };
}

export function addCurves(into: CurveSet, other: CurveSet): void {
  into.chats += other.chats;
  for (const name of CURVE_NAMES) addAll(into.steps[name], other.steps[name]);
}

export function addAll(into: Steps | Uint32Array | undefined, other: Steps | Uint32Array | undefined): void {
  if (into === undefined || other === undefined) return;
  for (let index = 0; index < into.length; index += 1) into[index] = (into[index] ?? 0) + (other[index] ?? 0);
}

/** The curve itself: what was counted for each threshold from 0 to 960 minutes. */
export function curveOf(set: CurveSet, name: CurveName): Float64Array {
  const steps = set.steps[name];
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
  readonly names: CurveName[] = [];
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
    this.names[index] = name;
    this.from[index] = from;
    this.to[index] = last;
    this.values[index] = value;
    this.count += 1;
  }

  addTo(set: CurveSet): void {
    set.chats += 1;
    for (let index = 0; index < this.count; index += 1) {
      const name = this.names[index];
      const steps = name === undefined ? undefined : set.steps[name];
      if (steps === undefined) continue;
      const from = this.from[index] ?? 0;
      const to = this.to[index] ?? 0;
      const value = this.values[index] ?? 0;
      steps[from] = (steps[from] ?? 0) + value;
      steps[to + 1] = (steps[to + 1] ?? 0) - value;
    }
  }
}

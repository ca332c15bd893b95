import { numberAt } from '../number-at.ts';
import { REPLICATES } from '../sums/bootstrap.ts';
import { MINUTE_MS } from '../sums/curves.ts';
import { BIN_ENDS_MS, BINS } from '../sums/length-bins.ts';
import { type GroupSums, OUTCOMES, type Sums } from '../sums/sums.ts';
import { type Interval, standardDeviation, wilson, wilsonByError } from './wilson.ts';

/** Of the silences, the share that a return has ended by then. */
export interface ReturnsPoint {
  readonly minutes: number;
  readonly share: number;
  readonly interval: Interval;
  /** If no customer whose agent ended the chat would have come back, and if all of them would have at once. */
  readonly ifNone: number;
  readonly ifAll: number;
  /** The share that the customer's leaving has ended by then. */
  readonly left: number;
}

/** The share of silences that a return has ended by then, and its interval by chat. */
export interface GroupReturns {
  readonly minutes: number;
  readonly share: number;
  readonly interval: Interval;
}

/** Lengths of silences, in minutes, at which groups are told of, and whose word was the last. */
export const LANDMARKS: readonly number[] = [2, 5, 10, 15, 20, 30, 45, 60];

/** What happens to a silence whose chat the agent ends: it is out of sight, or counted as one of the two others. */
type AgentEnds = 'UNSEEN' | 'NEVER' | 'AT_ONCE';

interface Incidence {
  readonly returned: Float64Array;
  readonly left: Float64Array;
}

/**
 * The share of silences that ends by a return, by length: cumulative incidence after Aalen and Johansen, with the
 * customer's leaving as a competing event. The interval is pointwise, with the error that resamples of whole chats
 * show, since the silences of one chat resemble each other.
 */
export function returnsOf(sums: Sums, knownUpToMinutes: number): readonly ReturnsPoint[] {
  const counts = (place: number) => numberAt(sums.outcomes, place);
  const estimate = incidenceOf(counts, 'UNSEEN');
  const ifNone = incidenceOf(counts, 'NEVER');
  const ifAll = incidenceOf(counts, 'AT_ONCE');
  const resampled = Array.from({ length: REPLICATES }, (_, index) =>
    incidenceOf((place) => numberAt(sums.resamples.outcomes, place * REPLICATES + index), 'UNSEEN'),
  );
  const points: ReturnsPoint[] = [];
  for (const [bin, endMs] of BIN_ENDS_MS.entries()) {
    if (endMs > knownUpToMinutes * MINUTE_MS) break;
    const share = numberAt(estimate.returned, bin);
    const error = standardDeviation(resampled.map(({ returned }) => numberAt(returned, bin)));
    points.push({
      minutes: endMs / MINUTE_MS,
      share,
      interval: wilsonByError(share, error, sums.all.chats),
      ifNone: numberAt(ifNone.returned, bin),
      ifAll: numberAt(ifAll.returned, bin),
      left: numberAt(estimate.left, bin),
    });
  }
  return points;
}

/**
 * The same of the chats of an hour or a queue. The interval is Wilson's for so many silences as there are chats: those
 * of one chat may resemble each other throughout.
 */
export function returnsOfGroup(
  { curves, outcomes }: GroupSums,
  knownUpToMinutes: number,
  isWanted: (minutes: number) => boolean = () => true,
): readonly GroupReturns[] {
  const { returned } = incidenceOf((place) => numberAt(outcomes, place), 'UNSEEN');
  const known = BIN_ENDS_MS.filter((endMs) => endMs <= knownUpToMinutes * MINUTE_MS);
  return known.flatMap((endMs, bin) => {
    const minutes = endMs / MINUTE_MS;
    if (!isWanted(minutes)) return [];
    const share = Math.min(1, numberAt(returned, bin));
    return [{ minutes, share, interval: wilson(share * curves.chats, curves.chats) }];
  });
}

function incidenceOf(counts: (place: number) => number, agentEnds: AgentEnds): Incidence {
  let atRisk = 0;
  for (let place = 0; place < BINS * OUTCOMES; place += 1) atRisk += counts(place);
  const returned = new Float64Array(BINS);
  const left = new Float64Array(BINS);
  let goesOn = 1;
  let returnedSoFar = 0;
  let leftSoFar = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    const first = bin * OUTCOMES;
    const [back, gone, ended, unseen] = [counts(first), counts(first + 1), counts(first + 2), counts(first + 3)];
    const returns = back + (agentEnds === 'AT_ONCE' ? ended : 0);
    const leaves = gone + (agentEnds === 'NEVER' ? ended : 0);
    const censored = unseen + (agentEnds === 'UNSEEN' ? ended : 0);
    // Those that go out of sight within the bin were there for half of it, as in a life table.
    const exposed = atRisk - censored / 2;
    if (exposed > 0) {
      returnedSoFar += (goesOn * returns) / exposed;
      leftSoFar += (goesOn * leaves) / exposed;
      goesOn *= Math.max(0, 1 - (returns + leaves) / exposed);
    }
    returned[bin] = returnedSoFar;
    left[bin] = leftSoFar;
    atRisk -= back + gone + ended + unseen;
  }
  return { returned, left };
}

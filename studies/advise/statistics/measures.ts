import { numberAt } from '../number-at.ts';
import { type CurveName, type CurveSet, curveOf, MINUTE_MS } from '../sums/curves.ts';
import { type Interval, wilson } from './wilson.ts';

/** What marking a role as idle after so many minutes does. Shares are of all chats with an agent. */
export interface MarkMeasure {
  readonly minutes: number;
  readonly markedShare: number;
  readonly markedInterval: Interval;
  readonly markedAndReturnedShare: number;
  readonly markedAndReturnedInterval: Interval;
}

/** The same of customers. */
export interface IdleMeasure extends MarkMeasure {
  /** Of the marks, those at which the last word was the customer's. */
  readonly owedShare: number;
  readonly owedInterval: Interval;
}

/** What freeing the agent after so many minutes of silence does. */
export interface SumMeasure {
  readonly minutes: number;
  readonly freedMinutesPer100Chats: number;
  readonly cutShare: number;
  readonly cutInterval: Interval;
  readonly cutOffShare: number;
  readonly cutOffInterval: Interval;
  /** Of the chats cut off, those whose customer wrote within five minutes; and the mean minutes until they did. */
  readonly cutOffSoonShare: number;
  readonly cutOffSoonInterval: Interval;
  readonly meanMinutesUntilBack: number;
  /** Of the cuts, those at which the last word was the customer's. */
  readonly owedShare: number;
  readonly owedInterval: Interval;
}

/** The measures of one set of chats for any number of minutes. */
export class Measures {
  readonly chats: number;
  readonly #set: CurveSet;
  readonly #curves = new Map<CurveName, Float64Array>();

  constructor(set: CurveSet) {
    this.#set = set;
    this.chats = set.chats;
  }

  count(name: CurveName, minutes: number): number {
    let curve = this.#curves.get(name);
    if (curve === undefined) {
      curve = curveOf(this.#set, name);
      this.#curves.set(name, curve);
    }
    return numberAt(curve, minutes);
  }

  share(name: CurveName, minutes: number): number {
    return shareOf(this.count(name, minutes), this.chats);
  }

  /** Time that agents would have had for others. */
  freedMs(minutes: number): number {
    return this.count('staffedMs', minutes) - minutes * MINUTE_MS * this.count('freeing', minutes);
  }

  /** Wilson's interval of a share of all chats. */
  interval(name: CurveName, minutes: number): Interval {
    return wilson(this.count(name, minutes), this.chats);
  }

  idle(minutes: number): IdleMeasure {
    const marked = this.count('cut', minutes);
    const owedShare = shareOf(this.count('owedMarks', minutes), this.count('marks', minutes));
    return {
      ...this.#mark(minutes, 'cut', 'returned'),
      owedShare,
      // A chat may be marked several times: as many marks count as there are chats.
      owedInterval: wilson(owedShare * marked, marked),
    };
  }

  agentIdle(minutes: number): MarkMeasure {
    return this.#mark(minutes, 'agentMarked', 'agentReturned');
  }

  sum(minutes: number): SumMeasure {
    const [cut, cutOff] = [this.count('cut', minutes), this.count('cutOff', minutes)];
    const [soon, owed] = [this.count('cutOffSoon', minutes), this.count('owedCut', minutes)];
    return {
      minutes,
      freedMinutesPer100Chats: 100 * shareOf(this.freedMs(minutes) / MINUTE_MS, this.chats),
      cutShare: this.share('cut', minutes),
      cutInterval: this.interval('cut', minutes),
      cutOffShare: this.share('cutOff', minutes),
      cutOffInterval: this.interval('cutOff', minutes),
      cutOffSoonShare: shareOf(soon, cutOff),
      cutOffSoonInterval: wilson(soon, cutOff),
      meanMinutesUntilBack: shareOf(this.count('backMs', minutes) / MINUTE_MS, cutOff) - (cutOff > 0 ? minutes : 0),
      owedShare: shareOf(owed, cut),
      owedInterval: wilson(owed, cut),
    };
  }

  #mark(minutes: number, marked: CurveName, returned: CurveName): MarkMeasure {
    return {
      minutes,
      markedShare: this.share(marked, minutes),
      markedInterval: this.interval(marked, minutes),
      markedAndReturnedShare: this.share(returned, minutes),
      markedAndReturnedInterval: this.interval(returned, minutes),
    };
  }
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

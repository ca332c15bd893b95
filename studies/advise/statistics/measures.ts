import { type CurveName, type CurveSet, curveOf, MINUTE_MS } from '../sums/curves.ts';
import { type Interval, wilson } from './wilson.ts';

/** What marking customers as idle after so many minutes does. Shares are of all chats with an agent. */
export interface IdleMeasure {
  readonly minutes: number;
  readonly markedShare: number;
  readonly markedAndReturnedShare: number;
  /** Of the marks, those at which the last word was the customer's. */
  readonly owedShare: number;
}

/** What freeing the agent after so many minutes of silence does. */
export interface SumMeasure {
  readonly minutes: number;
  readonly freedMinutesPer100Chats: number;
  readonly cutShare: number;
  readonly cutOffShare: number;
  readonly cutOffInterval: Interval;
  /** Of the chats cut off, those whose customer wrote within five minutes; and the mean minutes until they did. */
  readonly cutOffSoonShare: number;
  readonly meanMinutesUntilBack: number;
  /** Of the cuts, those at which the last word was the customer's. */
  readonly owedShare: number;
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
    return curve[minutes] ?? 0;
  }

  share(name: CurveName, minutes: number): number {
    return shareOf(this.count(name, minutes), this.chats);
  }

  /** Time that agents would have had for others. */
  freedMs(minutes: number): number {
    return this.count('staffedMs', minutes) - minutes * MINUTE_MS * this.count('freeing', minutes);
  }

  idle(minutes: number): IdleMeasure {
    return {
      minutes,
      markedShare: this.share('cut', minutes),
      markedAndReturnedShare: this.share('returned', minutes),
      owedShare: shareOf(this.count('owedMarks', minutes), this.count('marks', minutes)),
    };
  }

  sum(minutes: number): SumMeasure {
    const cutOff = this.count('cutOff', minutes);
    return {
      minutes,
      freedMinutesPer100Chats: 100 * shareOf(this.freedMs(minutes) / MINUTE_MS, this.chats),
      cutShare: this.share('cut', minutes),
      cutOffShare: this.share('cutOff', minutes),
      cutOffInterval: wilson(cutOff, this.chats),
      cutOffSoonShare: shareOf(this.count('cutOffSoon', minutes), cutOff),
      meanMinutesUntilBack: shareOf(this.count('backMs', minutes) / MINUTE_MS, cutOff) - (cutOff > 0 ? minutes : 0),
      owedShare: shareOf(this.count('owedCut', minutes), this.count('cut', minutes)),
    };
  }
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

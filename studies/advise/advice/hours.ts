import { Measures } from '../statistics/measures.ts';
import { type GroupReturns, returnsOfGroup } from '../statistics/returns.ts';
import type { Interval } from '../statistics/wilson.ts';
import type { Sums } from '../sums/sums.ts';

/** Chats by the hour of the day in which they met their agent. */
export interface HourAdvice {
  readonly hour: number;
  readonly chats: number;
  /** What the advised sum does to them; `undefined` where it leaves auto-disconnect unset, or nobody knows. */
  readonly cut: HourCuts | undefined;
  readonly returns: readonly GroupReturns[];
}

interface HourCuts {
  readonly cutShare: number;
  readonly cutInterval: Interval;
  readonly cutOffShare: number;
  readonly cutOffInterval: Interval;
}

export function adviseHours(
  { hours }: Sums,
  by: { readonly sumMinutes: number | undefined; readonly knownBelow: number },
): readonly HourAdvice[] {
  const sum = by.sumMinutes !== undefined && by.sumMinutes < by.knownBelow ? by.sumMinutes : undefined;
  return hours.map((group, hour) => {
    const measures = new Measures(group.curves);
    const cut = sum === undefined ? undefined : cutsOf(measures, sum);
    return { hour, chats: measures.chats, cut, returns: returnsOfGroup(group, by.knownBelow) };
  });
}

function cutsOf(measures: Measures, sum: number): HourCuts {
  return {
    cutShare: measures.share('cut', sum),
    cutInterval: measures.interval('cut', sum),
    cutOffShare: measures.share('cutOff', sum),
    cutOffInterval: measures.interval('cutOff', sum),
  };
}

import { addAt, numberAt } from '../number-at.ts';
import { REPLICATES } from '../sums/bootstrap.ts';
import { MINUTE_MS, MOST_MINUTES } from '../sums/curves.ts';
import type { Sums } from '../sums/sums.ts';
import { Measures } from './measures.ts';
import { type Interval, standardDeviation, wilson, Z_95 } from './wilson.ts';

const ENOUGH_CUTS = 30;

/**
 * For each sum of minutes, the 95 % interval of the minutes freed per 100 chats, with the error that resamples of whole
 * chats show. It is a factor up and down, since few chats bring most of the minutes: their quantiles alone would be too
 * narrow upwards. It is at least as wide as that of the number of cuts, for those that hardly a chat shows.
 */
export function freedIntervals(sums: Sums): readonly Interval[] {
  const measures = new Measures(sums.all);
  const intervals: Interval[] = [];
  let typical = 0;
  for (const [minutes, error] of resampledErrors(sums).entries()) {
    const cuts = measures.count('freeing', minutes);
    const freed = measures.sum(minutes).freedMinutesPer100Chats;
    const perCut = cuts === 0 ? 0 : (freed * measures.chats) / cuts;
    // A few cuts do not show what a cut frees: then it is what the last ones did of which there were enough.
    if (cuts >= ENOUGH_CUTS || typical === 0) typical = perCut;
    const [fewest, most] = wilson(cuts, measures.chats);
    const factor = freed === 0 ? 1 : Math.exp((Z_95 * error) / freed);
    intervals.push([
      Math.min(freed / factor, fewest * Math.min(perCut, typical)),
      Math.max(freed * factor, most * Math.max(perCut, typical)),
    ]);
  }
  return intervals;
}

/** The standard deviation of the minutes freed per 100 chats, for each sum of minutes. */
function resampledErrors(sums: Sums): readonly number[] {
  const { chats, freeing, staffedMs } = sums.resamples;
  const cuts = new Float64Array(REPLICATES);
  const staffed = new Float64Array(REPLICATES);
  return Array.from({ length: MOST_MINUTES + 1 }, (_, minutes) => {
    const values: number[] = [];
    for (let index = 0; index < REPLICATES; index += 1) {
      const place = minutes * REPLICATES + index;
      addAt(cuts, index, numberAt(freeing, place));
      addAt(staffed, index, numberAt(staffedMs, place));
      const freedMs = numberAt(staffed, index) - minutes * MINUTE_MS * numberAt(cuts, index);
      const drawn = numberAt(chats, index);
      values.push(drawn === 0 ? 0 : (100 * freedMs) / MINUTE_MS / drawn);
    }
    return standardDeviation(values);
  });
}

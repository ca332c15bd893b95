import { REPLICATES } from '../sums/bootstrap.ts';
import { MINUTE_MS, MOST_MINUTES } from '../sums/curves.ts';
import type { Sums } from '../sums/sums.ts';
import { type Interval, quantile } from './wilson.ts';

/** For each sum of minutes, the range of minutes freed per 100 chats that 95 of 100 resamples lie in. */
export function freedIntervals(sums: Sums): readonly Interval[] {
  const { chats, freeing, staffedMs } = sums.resamples;
  const cuts = new Float64Array(REPLICATES);
  const staffed = new Float64Array(REPLICATES);
  return Array.from({ length: MOST_MINUTES + 1 }, (_, minutes) => {
    const values: number[] = [];
    for (let index = 0; index < REPLICATES; index += 1) {
      const place = minutes * REPLICATES + index;
      cuts[index] = (cuts[index] ?? 0) + (freeing[place] ?? 0);
      staffed[index] = (staffed[index] ?? 0) + (staffedMs[place] ?? 0);
      const freedMs = (staffed[index] ?? 0) - minutes * MINUTE_MS * (cuts[index] ?? 0);
      const drawn = chats[index] ?? 0;
      values.push(drawn === 0 ? 0 : (100 * freedMs) / MINUTE_MS / drawn);
    }
    return [quantile(values, 0.025), quantile(values, 0.975)];
  });
}

/** Of a normal distribution, 95 % lie within so many standard deviations. */
export const Z_95 = 1.959964;

/** A range that holds the truth in 95 of 100 samples. */
export type Interval = readonly [low: number, high: number];

/** Wilson's interval for a share, `hits` of `all`; from 0 to 1 where there is nothing. `all` may be a fraction. */
export function wilson(hits: number, all: number): Interval {
  if (all <= 0) return [0, 1];
  const share = hits / all;
  const z2 = Z_95 * Z_95;
  const middle = share + z2 / (2 * all);
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / all + z2 / (4 * all * all));
  const scale = 1 + z2 / all;
  return [hits <= 0 ? 0 : (middle - spread) / scale, hits >= all ? 1 : (middle + spread) / scale];
}

/** Wilson's interval for a share whose standard error is known otherwise, as by a bootstrap over whole chats. */
export function wilsonByError(share: number, error: number, most: number): Interval {
  const variance = share * (1 - share);
  const all = error > 0 && variance > 0 ? Math.min(most, variance / (error * error)) : most;
  return wilson(share * all, all);
}

export function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}

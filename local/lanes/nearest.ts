/** By how much to scroll, for what stands from `from` to `to` to be between `low` and `high`: no further than needed. */
export function nearest(from: number, to: number, low: number, high: number): number {
  if (from < low) return from - low;
  return to > high ? Math.min(to - high, from - low) : 0;
}

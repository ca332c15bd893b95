/** By how much to scroll for what stands from `from` to `to` to be between `low` and `high`, as little as it needs. */
export function nearest(from: number, to: number, low: number, high: number): number {
  if (from < low) return from - low;
  return to > high ? Math.min(to - high, from - low) : 0;
}

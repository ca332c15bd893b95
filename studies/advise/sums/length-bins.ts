/**
 * Lengths of silences in bins: of 10 s up to 10 minutes, of 30 s up to an hour, of a minute up to 480, and one for the
 * rest. A bin holds its upper end, so that a silence of five minutes counts at five minutes.
 */
const STRETCHES = [
  { untilMs: 600_000, widthMs: 10_000 },
  { untilMs: 3_600_000, widthMs: 30_000 },
  { untilMs: 28_800_000, widthMs: 60_000 },
] as const;

export const BIN_ENDS_MS: readonly number[] = endsOf();
/** The bins and the one for the rest. */
export const BINS = BIN_ENDS_MS.length + 1;

function endsOf(): readonly number[] {
  const ends: number[] = [];
  let atMs = 0;
  for (const { untilMs, widthMs } of STRETCHES) {
    for (; atMs < untilMs; atMs += widthMs) ends.push(atMs + widthMs);
  }
  return ends;
}

export function binOf(lengthMs: number): number {
  let first = 0;
  let fromMs = 0;
  for (const { untilMs, widthMs } of STRETCHES) {
    if (lengthMs <= untilMs) return first + Math.max(0, Math.ceil((lengthMs - fromMs) / widthMs) - 1);
    first += (untilMs - fromMs) / widthMs;
    fromMs = untilMs;
  }
  return BINS - 1;
}

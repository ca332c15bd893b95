/** A stretch of time in which nothing happens, drawn shorter than it is. */
interface Fold {
  readonly fromMs: number;
  readonly toMs: number;
  readonly x: number;
  readonly width: number;
}

/** Where each moment stands on the axis, in pixels from its beginning. */
export interface TimeScale {
  readonly startMs: number;
  readonly endMs: number;
  readonly width: number;
  readonly folds: readonly Fold[];
  toX(atMs: number): number;
  toMs(x: number): number;
}

/** A silence wider than this share of the view is folded. */
const MOST_SHARE = 0.07;
/** A fold is wider by so many pixels for each doubling of what it holds. */
const PIXELS_A_DOUBLING = 26;

/**
 * The scale on which `spanMs` of talk fill `viewWidth` pixels. `momentsMs`, in order, are those at which something
 * happens or will; the silence between two of them is folded where it would fill much of the view. Inside a fold time
 * goes evenly too, so that a bar across it shrinks as the clock goes.
 */
export function makeScale(options: {
  readonly momentsMs: readonly number[];
  readonly spanMs: number;
  readonly viewWidth: number;
  /** How many times as wide as otherwise folds are drawn. Default: 1. */
  readonly widening?: number;
}): TimeScale {
  const { momentsMs, spanMs, viewWidth, widening = 1 } = options;
  const pixelsPerMs = viewWidth / spanMs;
  const unfolded = viewWidth * MOST_SHARE;
  const xs: number[] = [];
  const folds: Fold[] = [];
  let x = 0;
  let [fromMs = 0] = momentsMs;
  for (const toMs of momentsMs) {
    const natural = (toMs - fromMs) * pixelsPerMs;
    const isFold = natural > unfolded;
    const width = isFold ? (unfolded + PIXELS_A_DOUBLING * Math.log2(natural / unfolded)) * widening : natural;
    if (isFold) folds.push({ fromMs, toMs, x, width });
    x += width;
    xs.push(x);
    fromMs = toMs;
  }
  return scaleOf(momentsMs, xs, { folds, pixelsPerMs, width: x });
}

function scaleOf(
  momentsMs: readonly number[],
  xs: readonly number[],
  { folds, pixelsPerMs, width }: Pick<TimeScale, 'folds' | 'width'> & { readonly pixelsPerMs: number },
): TimeScale {
  const startMs = momentsMs[0] ?? 0;
  const endMs = momentsMs.at(-1) ?? startMs;
  /** Between two known points evenly; outside all of them as if nothing were folded. */
  const map = (value: number, from: readonly number[], to: readonly number[], rate: number): number => {
    const index = lastAtMost(from, value);
    const [a, b] = [from[index], from[index + 1]];
    const [c, d] = [to[index], to[index + 1]];
    if (a === undefined || c === undefined) return (to[0] ?? 0) + (value - (from[0] ?? 0)) * rate;
    if (b === undefined || d === undefined || b === a) return c + (value - a) * rate;
    return c + ((value - a) / (b - a)) * (d - c);
  };
  return {
    startMs,
    endMs,
    width,
    folds,
    toX: (atMs) => map(atMs, momentsMs, xs, pixelsPerMs),
    toMs: (atX) => map(atX, xs, momentsMs, 1 / pixelsPerMs),
  };
}

/** The place of the last value that is not above the given one; -1 where all are. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle];
    if (found !== undefined && found <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

import { makeScale, type TimeScale } from './time-scale.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How much time fills the view, from the nearest look to the widest. */
export const SPANS_MS: readonly number[] = [
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  20 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
];

/** What sums of fractions of pixels are off by. */
const HAIR = 0.01;
const HALVINGS = 6;

/** The next span: nearer with -1, wider with 1. Where there is none, the same. */
export function nextSpan(spanMs: number, step: 1 | -1): number {
  const next = step < 0 ? SPANS_MS.findLast((known) => known < spanMs) : SPANS_MS.find((known) => known > spanMs);
  return next ?? spanMs;
}

/** The nearest look at which all of it is in view, and fills it; longer than eight hours where a chat is. */
export function fitScale(momentsMs: readonly number[], viewWidth: number): { spanMs: number; scale: TimeScale } {
  const wholeMs = Math.max(SECOND_MS, (momentsMs.at(-1) ?? 0) - (momentsMs[0] ?? 0));
  const scaleOf = (spanMs: number) => makeScale({ momentsMs, spanMs, viewWidth });
  const isIn = (scale: TimeScale) => scale.width <= viewWidth + HAIR;
  let tooNear = 0;
  let fits = wholeMs;
  for (const spanMs of SPANS_MS) {
    if (isIn(scaleOf(spanMs))) {
      fits = spanMs;
      break;
    }
    tooNear = spanMs;
  }
  // Between two steps as near as it goes, so that the view is filled.
  for (let halving = 0; halving < HALVINGS && tooNear > 0 && tooNear < fits; halving += 1) {
    const middle = (tooNear + fits) / 2;
    if (isIn(scaleOf(middle))) fits = middle;
    else tooNear = middle;
  }
  return { spanMs: fits, scale: filled(scaleOf(fits), { momentsMs, spanMs: fits, viewWidth }) };
}

/** What room the view has left goes to the folds. */
function filled(scale: TimeScale, options: Parameters<typeof makeScale>[0]): TimeScale {
  const folded = scale.folds.reduce((sum, { width }) => sum + width, 0);
  const left = options.viewWidth - scale.width;
  return folded > 0 && left > HAIR ? makeScale({ ...options, widening: 1 + left / folded }) : scale;
}

/** `30 s`, `5 min`, `8 h`. */
export function spanInWords(spanMs: number): string {
  if (spanMs < MINUTE_MS) return `${Math.round(spanMs / SECOND_MS)} s`;
  if (spanMs < 2 * MINUTE_MS && spanMs % MINUTE_MS !== 0) return `${Math.round(spanMs / SECOND_MS)} s`;
  if (spanMs < HOUR_MS) return `${Math.round(spanMs / MINUTE_MS)} min`;
  return `${Math.round((spanMs / HOUR_MS) * 10) / 10} h`;
}

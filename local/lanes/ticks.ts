import { formatElapsed } from '../timeline/format.ts';
import type { TimeScale } from './time-scale.ts';
import type { Window } from './visible.ts';

/** A line across the lanes with the time since the chat began. */
interface Tick {
  readonly x: number;
  readonly label: string;
}

const SECOND_MS = 1000;
const STEPS_MS: readonly number[] = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1200, 3600, 7200, 14_400, 28_800].map(
  (seconds) => seconds * SECOND_MS,
);
const LONGEST_STEP_MS = 86_400 * SECOND_MS;
const APART = 84;

/** The ticks in view, each far enough from the one before it to be read. Folds have none: they tell their length. */
export function ticksIn(
  scale: TimeScale,
  { spanMs, viewWidth, originMs }: { readonly spanMs: number; readonly viewWidth: number; readonly originMs: number },
  { left, right }: Window,
): readonly Tick[] {
  const wanted = (spanMs * APART) / viewWidth;
  const stepMs = STEPS_MS.find((step) => step >= wanted) ?? LONGEST_STEP_MS;
  const ticks: Tick[] = [];
  const firstMs = Math.max(scale.startMs, scale.toMs(left));
  let elapsedMs = Math.max(0, Math.ceil((firstMs - originMs) / stepMs) * stepMs);
  let lastX = Number.NEGATIVE_INFINITY;
  while (originMs + elapsedMs <= scale.endMs || ticks.length === 0) {
    const atMs = originMs + elapsedMs;
    const x = scale.toX(atMs);
    if (x > right) break;
    const fold = scale.folds.find(({ fromMs, toMs }) => atMs > fromMs && atMs < toMs);
    if (fold !== undefined) {
      elapsedMs = Math.ceil((fold.toMs - originMs) / stepMs) * stepMs;
      continue;
    }
    if (x - lastX >= APART) {
      ticks.push({ x, label: formatElapsed(elapsedMs) });
      lastX = x;
    }
    elapsedMs += stepMs;
  }
  return ticks;
}

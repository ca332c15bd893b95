import { ticksIn } from './ticks.ts';
import type { TimeScale } from './time-scale.ts';
import type { Window } from './visible.ts';
import { spanInWords } from './zoom.ts';

/** A text on the axis, and where it stands, in pixels from the axis' beginning. */
interface Label {
  readonly kind: 'tick' | 'fold';
  /** The place of its tick or fold: no two of a kind have the same. */
  readonly key: number;
  readonly text: string;
  readonly x: number;
}

/** A text, and the stretch in which it may stand. */
interface Wanted {
  readonly label: Omit<Label, 'x'>;
  readonly from: number;
  readonly to: number;
}

interface Taken {
  readonly from: number;
  readonly to: number;
}

/** A little more than a figure takes in the page's type. */
const CHARACTER = 6.4;
const PADDING = 4;
/** The sign before the length of a fold. */
const FOLD_SIGN = '⌇ ';
const NOW_WIDTH = 40;

/**
 * The labels of the axis in view, of which none covers another or the label of now. A tick's label stands at its tick,
 * a fold's anywhere in its fold, in its middle where there is room. One without room is left out.
 */
export function labelsIn(
  scale: TimeScale,
  axis: Parameters<typeof ticksIn>[1] & { readonly nowMs: number },
  window: Window,
): readonly Label[] {
  const nowX = scale.toX(axis.nowMs);
  const ticks = ticksIn(scale, axis, window).map(({ x, label }): Wanted => {
    return { label: { kind: 'tick', key: x, text: label }, from: x, to: x + widthOf(label) };
  });
  const folds = scale.folds.map(({ fromMs, toMs, x, width }): Wanted => {
    const text = `${FOLD_SIGN}${spanInWords(toMs - fromMs)}`;
    return {
      label: { kind: 'fold', key: x, text },
      from: Math.max(x, window.left),
      to: Math.min(x + width, window.right),
    };
  });
  return placed([...ticks, ...folds], [{ from: nowX, to: nowX + NOW_WIDTH }]);
}

/** Each in its turn as near to the middle of its stretch as what already stands there lets it. */
function placed(wanted: readonly Wanted[], atFirst: readonly Taken[]): readonly Label[] {
  const taken = [...atFirst];
  return wanted.flatMap(({ label, from, to }) => {
    const width = widthOf(label.text);
    const middle = (from + to - width) / 2;
    const x = [middle, ...taken.flatMap((other) => [other.from - width, other.to])]
      .filter(
        (at) => at >= from && at + width <= to && !taken.some((other) => at < other.to && at + width > other.from),
      )
      .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    if (x === undefined) return [];
    taken.push({ from: x, to: x + width });
    return [{ ...label, x }];
  });
}

function widthOf(text: string): number {
  return text.length * CHARACTER + PADDING;
}

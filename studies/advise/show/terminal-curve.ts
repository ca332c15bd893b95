import type { Advice } from '../advice/advise.ts';
import { percent } from './words.ts';

const BARS = ' ▁▂▃▄▅▆▇█';
const WIDTH = 60;
const ROWS = 6;

/**
 * The share of chats cut off, by minutes of silence after which the agent is freed: one column for each, up to an hour.
 */
export function drawCurve({ measures, inForce, recommended }: Advice): string {
  const shares = Array.from({ length: WIDTH }, (_, index) => measures.share('cutOff', index + 1));
  const most = Math.max(...shares, 0.001);
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const floor = ROWS - 1 - row;
    const bars = shares.map((share, index) =>
      index + 1 >= inForce.knownBelow ? '·' : barOf((share / most) * ROWS - floor),
    );
    return `${(row === 0 ? percent(most) : '').padStart(7)} ${bars.join('')}`.trimEnd();
  });
  const sum = recommended.default.sumMinutes;
  const mark = sum !== undefined && sum <= WIDTH ? `${' '.repeat(7 + sum)}↑ ${sum} min` : '';
  return [
    'Customers cut off, by minutes of silence until the agent is freed',
    ...lines,
    `${' '.repeat(8)}${Array.from({ length: WIDTH / 10 }, (_, index) => String((index + 1) * 10).padStart(10)).join('')}`,
    ...(mark === '' ? [] : [mark]),
  ].join('\n');
}

function barOf(height: number): string {
  const eighths = Math.max(0, Math.min(8, Math.round(height * 8)));
  return BARS.charAt(eighths);
}

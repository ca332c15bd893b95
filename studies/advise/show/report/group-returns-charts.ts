import * as Plot from '@observablehq/plot';
import type { Advice } from '../../advice/advise.ts';
import type { GroupReturns } from '../../statistics/returns.ts';
import { plain } from '../words.ts';
import { draw, figure, type Swatch } from './draw.ts';

const SHORTEST = 0.5;
const LONGEST = 60;
/** The interval of fewer chats is as wide as the chart. */
const LEAST_CHATS = 20;
/** Lines of more queues cannot be told apart. */
const COLOURS = ['var(--freed)', 'var(--off)', 'var(--third)', 'var(--fourth)', 'var(--fifth)'] as const;

interface Line {
  readonly colour: string;
  readonly points: readonly { readonly at: number; readonly returns: GroupReturns }[];
}

/** Of all silences, the share that the customer's return has ended by then, by queue; nothing for fewer than two. */
export function returnsByQueueChart({ queues }: Advice): string {
  const large = queues.filter(({ chats }) => chats >= LEAST_CHATS);
  if (large.length < 2) return '';
  const shown = COLOURS.flatMap((colour, index) => large.slice(index, index + 1).map((one) => ({ ...one, colour })));
  const lines = shown.map(({ returns, colour }) => ({
    colour,
    points: returns
      .filter(({ minutes }) => minutes >= SHORTEST && minutes <= LONGEST)
      .map((point) => ({ at: point.minutes, returns: point })),
  }));
  const svg = draw({
    ...SIZE,
    x: { type: 'log', domain: [SHORTEST, LONGEST], axis: null },
    y: { ...SHARES, domain: [floorOf(lines), 100] },
    clip: true,
    marks: [
      Plot.axisX([0.5, 1, 2, 5, 10, 20, 30, 60], {
        label: 'minutes of silence →',
        text: (minutes: number) => `${minutes}`,
      }),
      ...lines.flatMap(({ colour, points }) => [
        Plot.areaY(points, { ...BAND, fill: colour, fillOpacity: 0.13 }),
        Plot.lineY(points, { ...SHARE, stroke: colour, strokeWidth: 2 }),
      ]),
    ],
  });
  const swatches = shown.map(({ queue, colour }): Swatch => ({ colour, says: plain(queue) }));
  return figure(swatches, 'Share of silences that the customer has ended by writing, by queue', svg);
}

/** So many minutes of silence are looked at in each hour. */
const OF_HOURS = [
  { minutes: 2, colour: 'var(--freed)' },
  { minutes: 5, colour: 'var(--off)' },
  { minutes: 15, colour: 'var(--third)' },
] as const;

/** The same by the hour of the day in which the chat met its agent. */
export function returnsByHourChart({ hours, timeZone, inForce }: Advice): string {
  const known = OF_HOURS.filter(({ minutes }) => minutes < inForce.knownBelow);
  const shown = hours.filter(({ chats }) => chats >= LEAST_CHATS);
  if (shown.length < 2 || known.length === 0) return '';
  const lines = known.map(({ minutes, colour }) => ({
    colour,
    points: shown.flatMap(({ hour, returns }) =>
      returns.filter((point) => point.minutes === minutes).map((point) => ({ at: hour, returns: point })),
    ),
  }));
  const svg = draw({
    ...SIZE,
    x: {
      label: `hour of the day, ${timeZone}`,
      domain: [-0.5, 23.5],
      ticks: hours.map(({ hour }) => hour),
      tickFormat: 'd',
    },
    y: { ...SHARES, domain: [floorOf(lines), 100] },
    marks: lines.flatMap(({ colour, points }, index) => {
      // Side by side, so that no interval lies on another.
      const besideMs = { dx: 5 * (index - (lines.length - 1) / 2) };
      return [
        Plot.ruleX(points, { ...BAND, ...besideMs, stroke: colour, strokeWidth: 1.5, strokeOpacity: 0.6 }),
        Plot.dot(points, { ...SHARE, ...besideMs, r: 3.5, fill: colour }),
      ];
    }),
  });
  const swatches = known.map(({ minutes, colour }): Swatch => ({ colour, says: `within ${minutes} minutes` }));
  return figure(swatches, 'Share of silences that the customer has ended by writing, by hour', svg);
}

const SIZE = { height: 300, marginLeft: 56, marginRight: 24, marginBottom: 44 } as const;
const SHARES = { label: '↑ silences that the customer has ended by writing, %', grid: true } as const;
const SHARE = { x: 'at', y: ({ returns }: Line['points'][number]) => 100 * returns.share } as const;
const BAND = {
  x: 'at',
  y1: ({ returns }: Line['points'][number]) => 100 * returns.interval[0],
  y2: ({ returns }: Line['points'][number]) => 100 * returns.interval[1],
} as const;

/** Where the axis begins: most silences end soon. */
function floorOf(lines: readonly Line[]): number {
  const lows = lines.flatMap(({ points }) =>
    points.filter(({ at }) => at >= 1).map(({ returns }) => returns.interval[0]),
  );
  return Math.floor(Math.min(0.9, ...lows) * 8) * 10;
}

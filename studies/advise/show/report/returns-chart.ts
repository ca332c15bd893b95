import * as Plot from '@observablehq/plot';
import type { Advice } from '../../advice/advise.ts';
import { idleOf, sumOf } from '../../advice/policy.ts';
import { draw, figure } from './draw.ts';

const SHORTEST = 1 / 6;
const LONGEST = 240;

/** Of all silences, the share that the customer's return has ended by then. */
export function returnsChart({ returns, inForce, recommended }: Advice): string {
  const points = returns.filter(({ minutes }) => minutes <= LONGEST);
  const { policy } = recommended.default;
  const marks = [
    { at: idleOf(policy), says: 'idle' },
    { at: sumOf(policy), says: 'freed' },
  ].flatMap(({ at, says }) => (at === undefined || at > LONGEST ? [] : [{ at, says: `${says} ${at} min` }]));
  const unknown = inForce.knownBelow < LONGEST ? [{ from: inForce.knownBelow, to: LONGEST }] : [];
  const lowest = Math.min(...points.filter(({ minutes }) => minutes >= 1).map(({ ifNone }) => ifNone), 0.9);
  const floor = Math.floor(lowest * 100 * 0.8);
  const svg = draw({
    height: 340,
    marginLeft: 56,
    marginRight: 96,
    marginBottom: 44,
    x: {
      type: 'log',
      domain: [0.5, LONGEST],
      axis: null,
    },
    y: { label: '↑ silences that the customer has ended by writing, %', grid: true, domain: [floor, 100] },
    clip: true,
    marks: [
      Plot.axisX([0.5, 1, 2, 5, 10, 20, 30, 60, 120, 240], {
        label: 'minutes of silence →',
        // A format would be left out for some: the axis of a logarithm thinks of powers of ten.
        text: (minutes: number) => `${minutes}`,
      }),
      Plot.rect(unknown, { x1: 'from', x2: 'to', y1: floor, y2: 100, fill: 'var(--calm)', fillOpacity: 0.2 }),
      Plot.text(unknown, {
        x: ({ from }) => from,
        frameAnchor: 'top',
        textAnchor: 'start',
        dx: 8,
        dy: 10,
        text: () => 'unknown: timers were in force',
      }),
      Plot.areaY(
        points.filter(({ minutes }) => minutes >= SHORTEST),
        {
          x: 'minutes',
          y1: ({ interval }) => 100 * interval[0],
          y2: ({ interval }) => 100 * interval[1],
          fill: 'var(--band)',
        },
      ),
      Plot.lineY(points, {
        x: 'minutes',
        y: ({ ifNone }) => 100 * ifNone,
        stroke: 'var(--calm)',
        strokeDasharray: '5 4',
      }),
      Plot.lineY(points, {
        x: 'minutes',
        y: ({ ifAll }) => 100 * ifAll,
        stroke: 'var(--calm)',
        strokeDasharray: '5 4',
      }),
      Plot.lineY(points, { x: 'minutes', y: ({ share }) => 100 * share, stroke: 'var(--freed)', strokeWidth: 2.5 }),
      Plot.ruleX(marks, { x: 'at', stroke: 'var(--off)', strokeDasharray: '4 4' }),
      Plot.text(marks, {
        x: 'at',
        text: 'says',
        frameAnchor: 'bottom',
        textAnchor: 'start',
        dx: 6,
        dy: -8,
        fill: 'var(--off)',
        clip: false,
      }),
    ],
  });
  return figure(
    [
      { colour: 'var(--freed)', says: 'estimate, with its 95 % interval' },
      {
        colour: 'var(--calm)',
        says: 'bounds: if no customer, and if every customer, whose agent ended the chat would have written',
      },
    ],
    'Share of silences that the customer has ended by writing, by minutes of silence',
    svg,
  );
}

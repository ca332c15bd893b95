import * as Plot from '@observablehq/plot';
import type { Advice } from '../../advice/advise.ts';
import { idleOf, sumOf } from '../../advice/policy.ts';
import type { ReturnsPoint } from '../../statistics/returns.ts';
import { draw, figure } from './draw.ts';

const SHORTEST = 0.5;
const LONGEST = 240;
const TICKS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 240];

/** Of all silences, the share that the customer's return has ended by then. */
export function returnsChart(advice: Advice): string {
  const points = advice.returns.filter(({ minutes }) => minutes <= LONGEST);
  const lowest = Math.min(...points.filter(({ minutes }) => minutes >= 1).map(({ ifNone }) => ifNone), 0.9);
  const floor = Math.floor(lowest * 100 * 0.8);
  const svg = draw({
    height: 340,
    marginLeft: 56,
    marginRight: 96,
    marginBottom: 44,
    x: { type: 'log', domain: [SHORTEST, LONGEST], axis: null },
    y: { label: '↑ silences that the customer has ended by writing, %', grid: true, domain: [floor, 100] },
    clip: true,
    marks: [
      Plot.axisX(TICKS, {
        label: 'minutes of silence →',
        // A format would be left out for some: the axis of a logarithm thinks of powers of ten.
        text: (minutes: number) => `${minutes}`,
      }),
      ...unknownMarks(advice.inForce.knownBelow, floor),
      ...curveMarks(points),
      ...timerMarks(advice),
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

function unknownMarks(knownBelow: number, floor: number): Plot.Markish[] {
  if (knownBelow >= LONGEST) return [];
  const unknown = [{ from: knownBelow, to: LONGEST }];
  return [
    Plot.rect(unknown, { x1: 'from', x2: 'to', y1: floor, y2: 100, fill: 'var(--calm)', fillOpacity: 0.2 }),
    Plot.text(unknown, {
      x: 'from',
      frameAnchor: 'top',
      textAnchor: 'start',
      dx: 8,
      dy: 10,
      text: () => 'unknown: timers were in force',
    }),
  ];
}

function curveMarks(points: readonly ReturnsPoint[]): Plot.Markish[] {
  const bound = { x: 'minutes', stroke: 'var(--calm)', strokeDasharray: '5 4' } as const;
  return [
    Plot.areaY(points, {
      x: 'minutes',
      y1: ({ interval }) => 100 * interval[0],
      y2: ({ interval }) => 100 * interval[1],
      fill: 'var(--band)',
    }),
    Plot.lineY(points, { ...bound, y: ({ ifNone }) => 100 * ifNone }),
    Plot.lineY(points, { ...bound, y: ({ ifAll }) => 100 * ifAll }),
    Plot.lineY(points, { x: 'minutes', y: ({ share }) => 100 * share, stroke: 'var(--freed)', strokeWidth: 2.5 }),
  ];
}

/** Where the advised timers fire: idle to the left of its line and freed to the right, however close they are. */
function timerMarks({ recommended }: Advice): Plot.Markish[] {
  const { policy } = recommended.default;
  return [
    ...timerMark(idleOf(policy), 'idle', { textAnchor: 'end', dx: -6 }),
    ...timerMark(sumOf(policy), 'freed', { textAnchor: 'start', dx: 6 }),
  ];
}

function timerMark(
  at: number | undefined,
  says: string,
  side: { readonly textAnchor: 'start' | 'end'; readonly dx: number },
): Plot.Markish[] {
  if (at === undefined || at > LONGEST) return [];
  const timer = [{ at, says: `${says} ${at} min` }];
  const label = { frameAnchor: 'bottom', dy: -8, fill: 'var(--off)', clip: false, ...side } as const;
  return [
    Plot.ruleX(timer, { x: 'at', stroke: 'var(--off)', strokeDasharray: '4 4' }),
    Plot.text(timer, { x: 'at', text: 'says', ...label }),
  ];
}

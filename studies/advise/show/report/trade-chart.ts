import * as Plot from '@observablehq/plot';
import type { Advice } from '../../advice/advise.ts';
import { sumOf } from '../../advice/policy.ts';
import { draw, figure } from './draw.ts';

const LONGEST = 240;
const NAMED = [4, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 90, 120];

interface Point {
  readonly minutes: number;
  readonly cutOff: number;
  readonly freed: number;
  readonly name?: string;
}

/** What agents win against what customers lose: a point for each number of minutes. */
export function tradeChart(advice: Advice): string {
  const { measures, inForce, options, recommended } = advice;
  const pointAt = (minutes: number): Point => {
    const { cutOffShare, freedMinutesPer100Chats } = measures.sum(minutes);
    return { minutes, cutOff: 100 * cutOffShare, freed: freedMinutesPer100Chats };
  };
  const chosen = [
    { name: advice.basis === 'CHOSEN' ? 'advice' : 'as shipped', sum: recommended.default.sumMinutes },
    { name: 'patient', sum: recommended.patient?.sumMinutes },
  ].flatMap(({ name, sum }) => (sum === undefined || sum >= inForce.knownBelow ? [] : [{ ...pointAt(sum), name }]));
  const present = options.current.flatMap(({ name, policy }) => {
    const sum = sumOf(policy);
    const isDrawn = chosen.some(({ minutes }) => minutes === sum);
    return sum === undefined || sum >= inForce.knownBelow || isDrawn ? [] : [{ ...pointAt(sum), name: `now: ${name}` }];
  });
  const widest = Math.max(400 * options.accept, ...[...chosen, ...present].map(({ cutOff }) => 1.25 * cutOff));
  const last = Math.min(LONGEST, inForce.knownBelow - 1);
  const curve = Array.from({ length: last - 3 }, (_, index) => pointAt(index + 4)).filter(
    ({ cutOff }) => cutOff <= widest,
  );
  const taken = new Set([...chosen, ...present].map(({ minutes }) => minutes));
  // At the very left names would lie on each other.
  const ticks = curve.filter(
    ({ minutes, cutOff }) => NAMED.includes(minutes) && !taken.has(minutes) && cutOff > 0.02 * widest,
  );
  const end = Number.isFinite(inForce.knownBelow) ? curve.slice(-1) : [];
  const svg = draw({
    height: 380,
    marginLeft: 56,
    marginRight: 96,
    marginBottom: 44,
    // The first tenths of a percent are what people choose between.
    x: { type: 'sqrt', label: 'customers cut off, of 100 chats →', domain: [0, widest], nice: true },
    y: { label: '↑ agent minutes freed, per 100 chats', grid: true, zero: true },
    marks: [
      Plot.ruleX([100 * options.accept], { stroke: 'var(--off)', strokeDasharray: '4 4' }),
      Plot.text([`${100 * options.accept} % accepted`], {
        x: 100 * options.accept,
        frameAnchor: 'bottom',
        textAnchor: 'start',
        dx: 6,
        dy: -8,
        fill: 'var(--off)',
      }),
      Plot.line(curve, { x: 'cutOff', y: 'freed', stroke: 'var(--freed)', strokeWidth: 2.5 }),
      Plot.text(end, {
        x: 'cutOff',
        y: 'freed',
        text: () => `from ${inForce.knownBelow} min on unknown: timers were in force`,
        dy: 18,
        textAnchor: 'start',
        fill: 'var(--off)',
      }),
      Plot.dot(ticks, { x: 'cutOff', y: 'freed', r: 3, fill: 'var(--freed)' }),
      Plot.text(ticks, {
        x: 'cutOff',
        y: 'freed',
        text: ({ minutes }) => `${minutes}`,
        dy: 14,
        dx: 6,
        fill: 'var(--soft)',
      }),
      Plot.dot(present, { x: 'cutOff', y: 'freed', r: 6, stroke: 'var(--now)', strokeWidth: 2, fill: 'var(--card)' }),
      ...namesBelow(present, widest),
      Plot.dot(chosen, { x: 'cutOff', y: 'freed', r: 7, fill: 'var(--off)' }),
      ...namesAbove(chosen, widest),
    ],
  });
  return figure([], 'Agent minutes freed against customers cut off, for each number of minutes', svg);
}

/** Near the left end there is no room to the left of a point. */
const isAtLeft = (point: Point, widest: number) => point.cutOff < 0.04 * widest;

/** The curve rises: below it, to the right, there is room; above the axis too. */
function namesBelow(points: readonly Point[], widest: number): readonly Plot.Text[] {
  const place = { x: 'cutOff', y: 'freed', text: nameOf, textAnchor: 'start', fill: 'var(--ink)' } as const;
  return [
    Plot.text(
      points.filter((point) => isAtLeft(point, widest)),
      { ...place, dx: 12, dy: -6 },
    ),
    Plot.text(
      points.filter((point) => !isAtLeft(point, widest)),
      { ...place, dx: 10, dy: 14 },
    ),
  ];
}

/** Above it, to the left. */
function namesAbove(points: readonly Point[], widest: number): readonly Plot.Text[] {
  const place = { x: 'cutOff', y: 'freed', text: nameOf, fill: 'var(--ink)', fontWeight: 650 } as const;
  return [
    Plot.text(
      points.filter((point) => isAtLeft(point, widest)),
      { ...place, dx: -4, dy: -18, textAnchor: 'start' },
    ),
    Plot.text(
      points.filter((point) => !isAtLeft(point, widest)),
      { ...place, dx: -10, dy: -12, textAnchor: 'end' },
    ),
  ];
}

function nameOf({ name, minutes }: Point): string {
  return `${name}, ${minutes} min`;
}

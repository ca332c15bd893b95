import * as Plot from '@observablehq/plot';
import type { Advice } from '../../advice/advise.ts';
import { sumOf } from '../../advice/policy.ts';
import { draw, figure } from './draw.ts';

const SHORTEST = 4;
const LONGEST = 240;
const NAMED = [4, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 90, 120];

interface Point {
  readonly minutes: number;
  readonly cutOff: number;
  readonly freed: number;
  readonly name?: string;
}

interface Points {
  readonly curve: readonly Point[];
  readonly chosen: readonly Point[];
  readonly present: readonly Point[];
  /** The largest share of customers that the chart has room for, of 100. */
  readonly widest: number;
}

/** What agents win against what customers lose: a point for each number of minutes. */
export function tradeChart(advice: Advice): string {
  const points = pointsOf(advice);
  const svg = draw({
    height: 380,
    marginLeft: 56,
    marginRight: 96,
    marginBottom: 44,
    // The first tenths of a percent are what people choose between.
    x: { type: 'sqrt', label: 'customers cut off, of 100 chats →', domain: [0, points.widest], nice: true },
    y: { label: '↑ agent minutes freed, per 100 chats', grid: true, zero: true },
    marks: [
      ...acceptedMarks(100 * advice.options.accept),
      ...curveMarks(points, advice.inForce.knownBelow),
      Plot.dot(points.present, { ...PLACE, r: 6, stroke: 'var(--now)', strokeWidth: 2, fill: 'var(--card)' }),
      ...namesBelow(points.present, points.widest),
      Plot.dot(points.chosen, { ...PLACE, r: 7, fill: 'var(--off)' }),
      ...namesAbove(points.chosen, points.widest),
    ],
  });
  return figure([], 'Agent minutes freed against customers cut off, for each number of minutes', svg);
}

const PLACE = { x: 'cutOff', y: 'freed' } as const;

function pointsOf({ measures, inForce, options, recommended, basis }: Advice): Points {
  const pointAt = (minutes: number): Point => {
    const { cutOffShare, freedMinutesPer100Chats } = measures.sum(minutes);
    return { minutes, cutOff: 100 * cutOffShare, freed: freedMinutesPer100Chats };
  };
  const named = (name: string, sum: number | undefined): readonly Point[] =>
    sum === undefined || sum >= inForce.knownBelow ? [] : [{ ...pointAt(sum), name: `${name}, ${sum} min` }];
  const chosen = [
    ...named(basis === 'CHOSEN' ? 'advice' : 'as shipped', recommended.default.sumMinutes),
    ...named('patient', recommended.patient?.sumMinutes),
  ];
  const present = options.current
    .flatMap(({ name, policy }) => named(`now: ${name}`, sumOf(policy)))
    .filter(({ minutes }) => !chosen.some((point) => point.minutes === minutes));
  const last = Math.min(LONGEST, inForce.knownBelow - 1);
  // Where the longest that is known still cuts many off, there is to be some of the curve all the same.
  const known = Number.isFinite(inForce.knownBelow) ? 3 * pointAt(last).cutOff : 0;
  const shown = [...chosen, ...present].map(({ cutOff }) => 1.25 * cutOff);
  const widest = Math.max(400 * options.accept, known, ...shown);
  const curve = Array.from({ length: Math.max(0, last - SHORTEST + 1) }, (_, index) => pointAt(index + SHORTEST));
  return { curve: curve.filter(({ cutOff }) => cutOff <= widest), chosen, present, widest };
}

function acceptedMarks(accepted: number): Plot.Markish[] {
  return [
    Plot.ruleX([accepted], { stroke: 'var(--off)', strokeDasharray: '4 4' }),
    Plot.text([`${accepted} % accepted`], {
      x: accepted,
      frameAnchor: 'bottom',
      textAnchor: 'start',
      dx: 6,
      dy: -8,
      fill: 'var(--off)',
    }),
  ];
}

function curveMarks({ curve, chosen, present, widest }: Points, knownBelow: number): Plot.Markish[] {
  const taken = new Set([...chosen, ...present].map(({ minutes }) => minutes));
  // At the very left names would lie on each other.
  const ticks = curve.filter(
    ({ minutes, cutOff }) => NAMED.includes(minutes) && !taken.has(minutes) && cutOff > 0.02 * widest,
  );
  return [
    Plot.line(curve, { ...PLACE, stroke: 'var(--freed)', strokeWidth: 2.5 }),
    Plot.text(Number.isFinite(knownBelow) ? curve.slice(-1) : [], {
      ...PLACE,
      text: () => `from ${knownBelow} min on unknown: timers were in force`,
      dx: -10,
      dy: -10,
      textAnchor: 'end',
      fill: 'var(--off)',
    }),
    Plot.dot(ticks, { ...PLACE, r: 3, fill: 'var(--freed)' }),
    Plot.text(ticks, { ...PLACE, text: ({ minutes }) => `${minutes}`, dy: 14, dx: 6, fill: 'var(--soft)' }),
  ];
}

/** Near the left end there is no room to the left of a point. The axis is that of a square root. */
const isAtLeft = (point: Point, widest: number) => point.cutOff < 0.02 * widest;

/** A name can be read on the curve, too. */
const HALO = { stroke: 'var(--card)', strokeWidth: 3 } as const;

/** The curve rises: below it, to the right, there is room; at the left, above the axis. */
function namesBelow(points: readonly Point[], widest: number): Plot.Markish[] {
  const place = { ...PLACE, ...HALO, text: 'name', textAnchor: 'start', fill: 'var(--ink)' } as const;
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
function namesAbove(points: readonly Point[], widest: number): Plot.Markish[] {
  const place = { ...PLACE, ...HALO, text: 'name', fill: 'var(--ink)', fontWeight: 650 } as const;
  return [
    Plot.text(
      points.filter((point) => isAtLeft(point, widest)),
      { ...place, dx: -4, dy: -26, textAnchor: 'start' },
    ),
    Plot.text(
      points.filter((point) => !isAtLeft(point, widest)),
      { ...place, dx: -10, dy: -12, textAnchor: 'end' },
    ),
  ];
}

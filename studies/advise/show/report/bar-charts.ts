import * as Plot from '@observablehq/plot';
import type { Advice } from '../../advice/advise.ts';
import { LANDMARKS } from '../../statistics/returns.ts';
import { lastWordAt, type Outcomes } from '../last-word.ts';
import { draw, figure, type Swatch } from './draw.ts';

interface Outcome extends Swatch {
  readonly countIn: (outcomes: Outcomes) => number;
}

const OUTCOMES: readonly Outcome[] = [
  { colour: 'var(--freed)', says: 'the customer wrote', countIn: ({ returned }) => returned },
  { colour: 'var(--off)', says: 'the customer left', countIn: ({ left }) => left },
  { colour: 'var(--calm)', says: 'the agent ended the chat', countIn: ({ agentEnded }) => agentEnded },
  {
    colour: 'var(--line)',
    says: 'not seen',
    countIn: ({ silences, returned, left, agentEnded }) => silences - returned - left - agentEnded,
  },
];
const COLOURS = { domain: OUTCOMES.map(({ says }) => says), range: OUTCOMES.map(({ colour }) => colour) };
/** Fewer silences have no bar. */
const LEAST_SILENCES = 20;

/** How silences of at least so many minutes ended, by whose word was the last. */
export function lastWordChart({ measures, inForce }: Advice): string {
  const known = LANDMARKS.filter((minutes) => minutes < inForce.knownBelow);
  const bars = known.flatMap((minutes) => {
    const { customer, other } = lastWordAt(measures, minutes);
    return [...barsOf(minutes, 'the customer wrote last', customer), ...barsOf(minutes, 'the agent wrote last', other)];
  });
  const svg = draw({
    height: 300,
    marginLeft: 56,
    marginBottom: 44,
    insetTop: 8,
    x: { label: null, axis: null },
    fx: {
      label: 'silences of at least so many minutes',
      domain: known,
      padding: 0.2,
    },
    y: { label: '↑ of 100 silences', grid: true, domain: [0, 100] },
    color: COLOURS,
    marks: [
      Plot.barY(bars, { fx: 'minutes', x: 'last', y: 'share', fill: 'outcome', order: COLOURS.domain }),
      Plot.ruleX(
        bars.filter(({ isFirst }) => isFirst),
        { fx: 'minutes', x: 'last', y1: 'low', y2: 'high', stroke: 'var(--ink)', strokeWidth: 1.5 },
      ),
      Plot.text(
        bars.filter(({ isFirst }) => isFirst),
        {
          fx: 'minutes',
          x: 'last',
          y: 0,
          dy: -8,
          text: ({ last }) => (last.startsWith('the customer') ? 'C' : 'A'),
          fill: 'var(--card)',
          fontWeight: 650,
        },
      ),
    ],
  });
  return figure(OUTCOMES, 'How silences ended, by their length and by who wrote last', svg);
}

function barsOf(minutes: number, last: string, outcomes: Outcomes) {
  const { silences, returnedInterval } = outcomes;
  const [low, high] = returnedInterval;
  return OUTCOMES.map(({ says, countIn }, index) => ({
    minutes,
    last,
    outcome: says,
    share: silences < LEAST_SILENCES ? 0 : (100 * countIn(outcomes)) / silences,
    isFirst: index === 0 && silences >= LEAST_SILENCES,
    low: 100 * low,
    high: 100 * high,
  }));
}

const HOUR_SWATCHES: readonly Swatch[] = [
  { colour: 'var(--calm)', says: 'chats' },
  { colour: 'var(--freed)', says: 'of them freed' },
  { colour: 'var(--off)', says: 'of them cut off' },
];

/** Chats by the hour in which their agent joined, and those in which the advice would have freed the agent. */
export function hoursChart({ hours, timeZone }: Advice): string {
  const bars = hours.flatMap(({ hour, chats, cut }) =>
    cut === undefined ? [] : [{ hour, chats, cut: cut.cutShare * chats, cutOff: cut.cutOffShare * chats }],
  );
  if (bars.length === 0) return '';
  const svg = draw({
    height: 260,
    marginLeft: 64,
    marginBottom: 44,
    x: { label: `hour of the day, ${timeZone}`, tickFormat: (hour: number) => `${hour}`, type: 'band' },
    y: { label: '↑ chats', grid: true, tickFormat: '~s' },
    marks: [
      Plot.barY(bars, { x: 'hour', y: 'chats', fill: 'var(--calm)', fillOpacity: 0.45 }),
      Plot.barY(bars, { x: 'hour', y: 'cut', fill: 'var(--freed)' }),
      Plot.barY(bars, { x: 'hour', y: 'cutOff', fill: 'var(--off)' }),
    ],
  });
  return figure(HOUR_SWATCHES, 'Chats by hour, those freed and those cut off', svg);
}

import * as Plot from '@observablehq/plot';
import type { Advice } from '../../advice/advise.ts';
import { Measures } from '../../advice/measures.ts';
import type { Sums } from '../../sums/sums.ts';
import { draw, figure, type Swatch } from './draw.ts';

const OUTCOMES: readonly Swatch[] = [
  { colour: 'var(--freed)', says: 'the customer wrote' },
  { colour: 'var(--off)', says: 'the customer left' },
  { colour: 'var(--calm)', says: 'the agent ended the chat' },
  { colour: 'var(--line)', says: 'not seen' },
];
const COLOURS = { domain: OUTCOMES.map(({ says }) => says), range: OUTCOMES.map(({ colour }) => colour) };
const LANDMARKS = [2, 5, 10, 15, 20, 30, 45, 60];
/** Fewer silences are no bar. */
const LEAST_SILENCES = 20;

/** How silences of at least so many minutes ended, by whose word was the last. */
export function lastWordChart({ measures, inForce }: Advice): string {
  const bars = LANDMARKS.filter((minutes) => minutes < inForce.knownBelow).flatMap((minutes) => {
    const all = outcomesAt(measures, minutes, ['marks', 'marksReturned', 'marksLeft', 'marksAgentEnded']);
    const owed = outcomesAt(measures, minutes, [
      'owedMarks',
      'owedMarksReturned',
      'owedMarksLeft',
      'owedMarksAgentEnded',
    ]);
    const rest = all.map((count, index) => count - (owed[index] ?? 0));
    return [...barsOf(minutes, 'the customer wrote last', owed), ...barsOf(minutes, 'the agent wrote last', rest)];
  });
  const svg = draw({
    height: 300,
    marginLeft: 56,
    marginBottom: 44,
    insetTop: 8,
    x: { label: null, axis: null },
    fx: {
      label: 'silences of at least so many minutes',
      domain: LANDMARKS.filter((minutes) => minutes < inForce.knownBelow),
      padding: 0.2,
    },
    y: { label: '↑ of 100 silences', grid: true, domain: [0, 100] },
    color: COLOURS,
    marks: [
      Plot.barY(bars, { fx: 'minutes', x: 'last', y: 'share', fill: 'outcome', order: COLOURS.domain }),
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

function outcomesAt(
  measures: Measures,
  minutes: number,
  names: readonly Parameters<Measures['count']>[0][],
): readonly number[] {
  const [all = 0, returned = 0, left = 0, ended = 0] = names.map((name) => measures.count(name, minutes));
  return [returned, left, ended, all - returned - left - ended];
}

function barsOf(minutes: number, last: string, counts: readonly number[]) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, index) => ({
    minutes,
    last,
    outcome: OUTCOMES[index]?.says ?? '',
    share: all < LEAST_SILENCES ? 0 : (100 * count) / all,
    isFirst: index === 0 && all >= LEAST_SILENCES,
  }));
}

const HOUR_SWATCHES: readonly Swatch[] = [
  { colour: 'var(--calm)', says: 'chats' },
  { colour: 'var(--freed)', says: 'of them freed' },
  { colour: 'var(--off)', says: 'of them cut off' },
];

/** Chats by the hour in which their agent joined, and those in which the advice would have freed the agent. */
export function hoursChart(sums: Sums, { recommended, inForce }: Advice): string {
  const minutes = recommended.default.sumMinutes;
  if (minutes === undefined || minutes >= inForce.knownBelow) return '';
  const bars = sums.hours.map((set, hour) => {
    const measures = new Measures(set);
    return { hour, chats: set.chats, cut: measures.count('cut', minutes), cutOff: measures.count('cutOff', minutes) };
  });
  const svg = draw({
    height: 260,
    marginLeft: 64,
    marginBottom: 44,
    x: { label: 'hour of the day, UTC', tickFormat: (hour: number) => `${hour}`, type: 'band' },
    y: { label: '↑ chats', grid: true, tickFormat: 's' },
    marks: [
      Plot.barY(bars, { x: 'hour', y: 'chats', fill: 'var(--calm)', fillOpacity: 0.45 }),
      Plot.barY(bars, { x: 'hour', y: 'cut', fill: 'var(--freed)' }),
      Plot.barY(bars, { x: 'hour', y: 'cutOff', fill: 'var(--off)' }),
    ],
  });
  return figure(HOUR_SWATCHES, 'Chats by hour, those freed and those cut off', svg);
}

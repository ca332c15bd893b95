import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ticksIn } from '../../../local/lanes/ticks.ts';
import { makeScale } from '../../../local/lanes/time-scale.ts';
import { fitScale, nextSpan, SPANS_MS, spanInWords } from '../../../local/lanes/zoom.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const VIEW = 1000;

describe('the time scale', () => {
  test('gives talk its span, and folds a silence that would fill the view', () => {
    const momentsMs = [0, 2 * SECOND_MS, 5 * MINUTE_MS];
    const { folds, toX, width } = makeScale({ momentsMs, spanMs: 30 * SECOND_MS, viewWidth: VIEW });
    expect(toX(2 * SECOND_MS)).toBeCloseTo(VIEW / 15);
    expect(folds).toMatchObject([{ fromMs: 2 * SECOND_MS, toMs: 5 * MINUTE_MS }]);
    expect(width).toBeLessThan(VIEW);
  });

  test('gives the longer silence the wider fold, inside which time goes evenly', () => {
    const momentsMs = [0, 5 * MINUTE_MS, 35 * MINUTE_MS];
    const { folds, toX } = makeScale({ momentsMs, spanMs: MINUTE_MS, viewWidth: VIEW });
    const [short, long] = folds;
    expect(long?.width).toBeGreaterThan(short?.width ?? 0);
    expect(toX(2.5 * MINUTE_MS)).toBeCloseTo((short?.width ?? 0) / 2);
  });

  test('maps every moment to its place and back, in order', () => {
    const times = fc.array(fc.integer({ min: 0, max: 40 * 60 * MINUTE_MS }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(times, fc.constantFrom(...SPANS_MS), (some, spanMs) => {
        const momentsMs = [...new Set(some)].toSorted((a, b) => a - b);
        const scale = makeScale({ momentsMs, spanMs, viewWidth: VIEW });
        const xs = momentsMs.map(scale.toX);
        expect(xs).toEqual(xs.toSorted((a, b) => a - b));
        for (const atMs of [...momentsMs, -5 * MINUTE_MS, 41 * 60 * MINUTE_MS]) {
          expect(Math.abs(scale.toMs(scale.toX(atMs)) - atMs)).toBeLessThan(1);
        }
      }),
    );
  });

  test('of nothing is empty, and goes evenly', () => {
    const empty = makeScale({ momentsMs: [], spanMs: MINUTE_MS, viewWidth: VIEW });
    expect(empty).toMatchObject({ width: 0, folds: [] });
    expect([empty.toX(MINUTE_MS), empty.toMs(VIEW)]).toEqual([VIEW, MINUTE_MS]);
    expect(fitScale([], VIEW).scale).toMatchObject({ width: 0, folds: [] });
  });
});

describe('the zoom', () => {
  test('goes from 30 seconds to 8 hours, step by step, and no further', () => {
    expect([SPANS_MS[0], SPANS_MS.at(-1)].map((spanMs) => spanInWords(spanMs ?? 0))).toEqual(['30 s', '8 h']);
    expect(nextSpan(30 * SECOND_MS, -1)).toBe(30 * SECOND_MS);
    expect(nextSpan(30 * SECOND_MS, 1)).toBe(MINUTE_MS);
    expect(nextSpan(480 * MINUTE_MS, 1)).toBe(480 * MINUTE_MS);
    expect(nextSpan(7 * MINUTE_MS, -1)).toBe(5 * MINUTE_MS);
  });

  test('leaves out no step from a look between two of them, or wider than all', () => {
    expect(nextSpan(7 * MINUTE_MS, 1)).toBe(10 * MINUTE_MS);
    expect(nextSpan(600 * MINUTE_MS, -1)).toBe(480 * MINUTE_MS);
    expect(nextSpan(600 * MINUTE_MS, 1)).toBe(600 * MINUTE_MS);
  });

  test.each([
    [30, '30 s'],
    [90, '90 s'],
    [60, '1 min'],
    [120, '2 min'],
    [150, '3 min'],
    [3600, '1 h'],
    [9000, '2.5 h'],
  ])('of %d seconds is told as %s', (seconds, words) => {
    expect(spanInWords(seconds * SECOND_MS)).toBe(words);
  });

  test('shows the whole of a chat at the nearest look at which it is in view', () => {
    const short = fitScale([0, 20 * SECOND_MS], VIEW);
    expect([short.spanMs, short.scale.width <= VIEW]).toEqual([30 * SECOND_MS, true]);
    const quiet = fitScale([0, 2 * SECOND_MS, 5 * MINUTE_MS, 25 * MINUTE_MS], VIEW);
    expect(quiet.scale.width).toBeCloseTo(VIEW);
    expect(quiet.scale.toX(2 * SECOND_MS)).toBeCloseTo(VIEW / 15);
    const talk = Array.from({ length: 46 }, (_, minute) => minute * MINUTE_MS);
    const between = fitScale(talk, VIEW);
    expect(between.spanMs).toBeGreaterThanOrEqual(45 * MINUTE_MS);
    expect(between.spanMs).toBeLessThan(46 * MINUTE_MS);
    expect(between.scale.width).toBeLessThanOrEqual(VIEW);
    const busy = Array.from({ length: 600 }, (_, minute) => minute * MINUTE_MS);
    const long = fitScale(busy, VIEW);
    expect(long.spanMs).toBe(599 * MINUTE_MS);
    expect(long.scale.width).toBeCloseTo(VIEW);
  });
});

describe('the ticks', () => {
  test('end with the view, and are days where a week is seen on a phone', () => {
    const momentsMs = Array.from({ length: 7 * 24 + 1 }, (_, hour) => hour * 60 * MINUTE_MS);
    const spanMs = 7 * 24 * 60 * MINUTE_MS;
    const scale = makeScale({ momentsMs, spanMs, viewWidth: 300 });
    const ticks = ticksIn(scale, { spanMs, viewWidth: 300, originMs: 0 }, { left: 0, right: 200 });
    expect(ticks.map(({ label }) => label)).toEqual(['0:00:00', '48:00:00', '96:00:00']);
  });

  test('stand apart enough to be read, and none stands in a fold', () => {
    const talk = Array.from({ length: 21 }, (_, place) => place * 2 * SECOND_MS);
    const momentsMs = [...talk, ...talk.map((atMs) => atMs + 30 * MINUTE_MS)];
    const scale = makeScale({ momentsMs, spanMs: MINUTE_MS, viewWidth: VIEW });
    const ticks = ticksIn(scale, { spanMs: MINUTE_MS, viewWidth: VIEW, originMs: 0 }, { left: 0, right: 3000 });
    expect(ticks.map(({ label }) => label)).toEqual([
      ...['0:00:00', '0:00:10', '0:00:20', '0:00:30', '0:00:40', '0:30:00', '0:30:10', '0:30:20', '0:30:30', '0:30:40'],
    ]);
  });
});

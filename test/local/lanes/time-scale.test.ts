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

  test('of nothing is empty', () => {
    expect(makeScale({ momentsMs: [], spanMs: MINUTE_MS, viewWidth: VIEW })).toMatchObject({ width: 0, folds: [] });
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

  test('shows the whole of a chat at the nearest look at which it is in view', () => {
    const short = fitScale([0, 20 * SECOND_MS], VIEW);
    expect([short.spanMs, short.scale.width <= VIEW]).toEqual([30 * SECOND_MS, true]);
    const quiet = fitScale([0, 2 * SECOND_MS, 5 * MINUTE_MS, 25 * MINUTE_MS], VIEW);
    expect(quiet.scale.width).toBeCloseTo(VIEW);
    expect(quiet.scale.toX(2 * SECOND_MS)).toBeCloseTo(VIEW / 15);
    const busy = Array.from({ length: 600 }, (_, minute) => minute * MINUTE_MS);
    const long = fitScale(busy, VIEW);
    expect(long.spanMs).toBe(599 * MINUTE_MS);
    expect(long.scale.width).toBeCloseTo(VIEW);
  });
});

describe('the ticks', () => {
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

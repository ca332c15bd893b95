import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { labelsIn } from '../../../local/lanes/labels.ts';
import { makeScale } from '../../../local/lanes/time-scale.ts';
import { fitScale, SPANS_MS } from '../../../local/lanes/zoom.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const VIEW = 600;
/** No character of the page's type is as narrow on average: a text is at least so wide. */
const LEAST_CHARACTER = 5;
const NOW_WIDTH = 38;

describe('the labels of the axis', () => {
  const momentsMs = [0, 2 * SECOND_MS, 5 * MINUTE_MS, 25 * MINUTE_MS];
  const { scale, spanMs } = fitScale(momentsMs, VIEW);
  const all = { left: 0, right: VIEW + 56 };
  const at = (nowMs: number) => labelsIn(scale, { spanMs, viewWidth: VIEW, originMs: 0, nowMs }, all);
  const [short, long] = scale.folds;
  if (short === undefined || long === undefined) throw new Error('Both silences are folded.');

  test('a fold tells its length in its middle', () => {
    const label = at(25 * MINUTE_MS).find(({ text }) => text === '⌇ 20 min');
    expect(label?.x).toBeGreaterThan(long.x + long.width / 3);
    expect(label?.x).toBeLessThan(long.x + long.width / 2);
  });

  test('where now stands in the middle of a fold, the length of the fold stands beside it', () => {
    const nowMs = 15 * MINUTE_MS;
    const nowX = scale.toX(nowMs);
    const x = at(nowMs).find(({ text }) => text === '⌇ 20 min')?.x ?? Number.NaN;
    expect(x + LEAST_CHARACTER * '⌇ 20 min'.length <= nowX || x >= nowX + NOW_WIDTH).toBe(true);
    expect(x).toBeGreaterThanOrEqual(long.x);
  });

  test('a tick at now leaves its label out, and so does a fold without room for one', () => {
    expect(at(25 * MINUTE_MS).map(({ text }) => text)).toContain('0:00:00');
    expect(at(0).map(({ text }) => text)).not.toContain('0:00:00');
    const narrow = makeScale({ momentsMs: [0, 8 * SECOND_MS, MINUTE_MS], spanMs: MINUTE_MS, viewWidth: 200 });
    const nowMs = MINUTE_MS;
    const labels = labelsIn(narrow, { spanMs: MINUTE_MS, viewWidth: 200, originMs: 0, nowMs }, all);
    expect(narrow.folds.map(({ toMs }) => toMs)).toEqual([8 * SECOND_MS, MINUTE_MS]);
    expect(labels.map(({ text }) => text)).toEqual(['0:00:00', '⌇ 52 s']);
  });

  test('never covers another label, or that of now', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3 * 60 * MINUTE_MS }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(times, fc.constantFrom(...SPANS_MS), fc.nat(), (some, span, nowAt) => {
        const moments = [...new Set(some)].toSorted((a, b) => a - b);
        const originMs = moments[0] ?? 0;
        const nowMs = moments[nowAt % moments.length] ?? originMs;
        const drawn = makeScale({ momentsMs: moments, spanMs: span, viewWidth: VIEW });
        const labels = labelsIn(drawn, { spanMs: span, viewWidth: VIEW, originMs, nowMs }, { left: 0, right: 1000 });
        const boxes = labels.map(({ x, text }) => ({ from: x, to: x + text.length * LEAST_CHARACTER }));
        const nowX = drawn.toX(nowMs);
        const inOrder = [...boxes, { from: nowX, to: nowX + NOW_WIDTH }].toSorted((a, b) => a.from - b.from);
        for (const [index, box] of inOrder.slice(1).entries()) {
          expect(box.from).toBeGreaterThanOrEqual(inOrder[index]?.to ?? 0);
        }
      }),
    );
  });
});

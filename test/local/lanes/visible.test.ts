import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Deadline, Mark } from '../../../local/lanes/model.ts';
import { makeScale } from '../../../local/lanes/time-scale.ts';
import { clustersIn, deadlinesIn, leftToShow } from '../../../local/lanes/visible.ts';

const SECOND_MS = 1000;
const VIEW = { left: 0, right: 1000 };

const marksAt = (...seconds: readonly number[]): readonly Mark[] =>
  seconds.map((second, index) => ({ index, atMs: second * SECOND_MS }));

/** A scale of ten pixels a second, on which nothing is folded. */
const plain = (seconds: number) => {
  const momentsMs = Array.from({ length: seconds + 1 }, (_, second) => second * SECOND_MS);
  return makeScale({ momentsMs, spanMs: 100 * SECOND_MS, viewWidth: 1000 });
};

describe('the marks in view', () => {
  test('are told apart where there is room, and stand for each other where there is none', () => {
    const clusters = clustersIn(marksAt(0, 1, 2, 10, 40), plain(100), VIEW);
    expect(clusters.map(({ x, marks }) => [Math.round(x), marks.length])).toEqual([
      [0, 3],
      [100, 1],
      [400, 1],
    ]);
    expect(clusters.map(({ room }) => Math.round(room))).toEqual([100, 300, Number.POSITIVE_INFINITY]);
  });

  test('are each in one cluster, in order, and clusters stand apart', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 300 });
    fc.assert(
      fc.property(seconds, (some) => {
        const marks = marksAt(...some.toSorted((a, b) => a - b));
        const clusters = clustersIn(marks, plain(100), VIEW);
        expect(clusters.flatMap((cluster) => cluster.marks)).toEqual(marks);
        for (const [index, { x }] of clusters.entries()) {
          if (index > 0) expect(x - (clusters[index - 1]?.x ?? 0)).toBeGreaterThanOrEqual(24 - 1e-6);
        }
      }),
    );
  });

  test('of 20,000 are no more than the view has room for', () => {
    const marks = marksAt(...Array.from({ length: 20_000 }, (_, second) => second));
    const scale = makeScale({
      momentsMs: marks.map(({ atMs }) => atMs),
      spanMs: 20_000 * SECOND_MS,
      viewWidth: 1000,
    });
    expect(clustersIn(marks, scale, VIEW).length).toBeLessThanOrEqual(1000 / 24 + 1);
  });

  test('are none where others are looked at', () => {
    expect(clustersIn(marksAt(0, 1), plain(100), { left: 500, right: 900 })).toEqual([]);
    expect(clustersIn([], plain(100), VIEW)).toEqual([]);
  });

  test('have room up to the next one, though that is out of view', () => {
    const [cluster, ...others] = clustersIn(marksAt(0, 10, 60), plain(100), { left: 90, right: 500 });
    expect([cluster?.x, cluster?.room, others].map((one) => (typeof one === 'number' ? Math.round(one) : one))).toEqual(
      [...[100, 500, []]],
    );
  });
});

describe('the deadlines in view', () => {
  const deadline = (from: number, to: number, due: number): Deadline => ({
    ...{ index: from, name: 'customer idle', armedBy: 'Mia wrote', leadsTo: 'the customer is idle' },
    ...{ cause: undefined, fromMs: from * SECOND_MS, dueMs: due * SECOND_MS },
    end: to === due ? undefined : { atMs: to * SECOND_MS, index: to, how: 'CUT', why: 'Mia wrote' },
  });

  test('reach to where they were cut, else to where they are due', () => {
    const drawn = deadlinesIn([deadline(0, 10, 30), deadline(10, 40, 40)], plain(100), VIEW);
    expect(drawn.map(({ x, toX, dueX }) => [x, toX, dueX].map(Math.round))).toEqual([
      [0, 100, 300],
      [100, 400, 400],
    ]);
  });

  test('that began before the view are there, those that were over are not', () => {
    const drawn = deadlinesIn([deadline(0, 10, 30), deadline(10, 90, 90)], plain(100), { left: 500, right: 600 });
    expect(drawn.map(({ deadline: { index } }) => index)).toEqual([10]);
  });

  test('that begin after the view are not there, and where there are none, none is', () => {
    const drawn = deadlinesIn([deadline(0, 10, 30), deadline(60, 90, 90)], plain(100), { left: 0, right: 500 });
    expect(drawn.map(({ deadline: { index } }) => index)).toEqual([0]);
    expect(deadlinesIn([], plain(100), VIEW)).toEqual([]);
  });

  test('that are too short to be seen stand for each other', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      ...deadline(0, 1, 9),
      fromMs: index * 10,
      end: { atMs: index * 10 + 10, index, how: 'CUT', why: 'Mia wrote' } as const,
    }));
    const drawn = deadlinesIn(many, plain(100), VIEW);
    expect(drawn.length).toBeLessThan(30);
    expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  });
});

describe('what is brought into view', () => {
  const shown = (from: number, to: number) =>
    leftToShow({ fromMs: from * SECOND_MS, toMs: to * SECOND_MS }, plain(100), { left: 500, right: 600 });

  test.each([
    ['is not moved where any of it is seen', 10, 55, 500],
    ['has its beginning in the middle where it was before the view', 10, 20, 50],
    ['has its beginning in the middle where it is after the view', 80, 90, 750],
  ])('%s', (_, from, to, left) => {
    expect(shown(from, to)).toBeCloseTo(left);
  });
});

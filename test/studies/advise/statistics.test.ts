import { describe, expect, test } from '@jest/globals';
import { Chance } from '../../../local/engine/index.ts';
import { freedIntervals } from '../../../studies/advise/statistics/freed.ts';
import { Measures } from '../../../studies/advise/statistics/measures.ts';
import { returnsOf } from '../../../studies/advise/statistics/returns.ts';
import { wilson } from '../../../studies/advise/statistics/wilson.ts';
import { chatsBy, exponentialCuts, LAWS, PATIENCE } from './made-laws.ts';

const SEEDS = 100;
const CHATS = 150;
const AT_MINUTES = [1, 2, 5, 10, 20, 30];

describe('the share of silences that end by a return', () => {
  test.each(LAWS)('holds the truth in at least 90 of 100 samples: $name', (law) => {
    const truth = AT_MINUTES.map((minutes) => law.shareUntil(minutes));
    const held = AT_MINUTES.map(() => 0);
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      // An agent who ends the chat whatever the customer would have done hides without misleading.
      const points = returnsOf(chatsBy(law, CHATS, new Chance(seed), PATIENCE), Number.POSITIVE_INFINITY);
      for (const [index, minutes] of AT_MINUTES.entries()) {
        const [low, high] = points.find((point) => point.minutes === minutes)?.interval ?? [Number.NaN, Number.NaN];
        const share = truth[index] ?? Number.NaN;
        if (low <= share && share <= high) held[index] = (held[index] ?? 0) + 1;
      }
    }
    expect(Math.min(...held)).toBeGreaterThanOrEqual(90);
  });

  test('the bounds lie on both sides of the estimate, and meet where no agent ended a chat', () => {
    const [law] = LAWS;
    if (law === undefined) throw new Error('There is no law.');
    for (const { share, ifNone, ifAll } of returnsOf(chatsBy(law, 400, new Chance(1), 15), 60)) {
      expect(ifNone).toBeLessThanOrEqual(share + 1e-9);
      expect(ifAll).toBeGreaterThanOrEqual(share - 1e-9);
    }
    const [last] = returnsOf(chatsBy(law, 400, new Chance(1)), 60).slice(-1);
    expect(last?.ifNone).toBeCloseTo(last?.ifAll ?? Number.NaN, 12);
  });

  test('is not told beyond what timers that were in force let be seen', () => {
    const [law] = LAWS;
    if (law === undefined) throw new Error('There is no law.');
    expect(returnsOf(chatsBy(law, 50, new Chance(1)), 20).at(-1)?.minutes).toBe(20);
  });
});

describe('minutes freed and customers cut off', () => {
  test('hold the truth in at least 90 of 100 samples', () => {
    const [law] = LAWS;
    if (law === undefined) throw new Error('There is no law.');
    const cuts = [5, 10, 20, 30].map((minutes) => ({ minutes, truth: exponentialCuts(minutes), freed: 0, cutOff: 0 }));
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const sums = chatsBy(law, CHATS, new Chance(seed), PATIENCE);
      const freed = freedIntervals(sums);
      const measures = new Measures(sums.all);
      for (const cut of cuts) {
        if (holds(freed[cut.minutes] ?? [1, 0], 100 * cut.truth.freedMinutes)) cut.freed += 1;
        if (holds(measures.sum(cut.minutes).cutOffInterval, cut.truth.cutOffShare)) cut.cutOff += 1;
      }
    }
    expect(cuts.filter(({ freed, cutOff }) => freed < 90 || cutOff < 90)).toEqual([]);
  });
});

const holds = ([low, high]: readonly [number, number], truth: number) => low <= truth && truth <= high;

describe('Wilson’s interval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i among %i', (hits, all, low, high) => {
    const [from, to] = wilson(hits, all);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });

  test('of nothing says nothing', () => {
    expect(wilson(0, 0)).toEqual([0, 1]);
  });
});

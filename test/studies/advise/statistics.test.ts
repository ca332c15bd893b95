import { describe, expect, test } from '@jest/globals';
import { Chance } from '../../../local/engine/index.ts';
import { freedIntervals } from '../../../studies/advise/statistics/freed.ts';
import { Measures } from '../../../studies/advise/statistics/measures.ts';
import { returnsOf } from '../../../studies/advise/statistics/returns.ts';
import { wilson } from '../../../studies/advise/statistics/wilson.ts';
import { MOST_MINUTES } from '../../../studies/advise/sums/curves.ts';
import { emptySums } from '../../../studies/advise/sums/sums.ts';
import { chatsBy, cutsOf, LAWS, PATIENCE } from './made-laws.ts';

const FIRST_SEED = 1001;
const SEEDS = 100;
const CHATS = 150;
const AT_MINUTES = [1, 2, 5, 10, 20, 30];

const CUT_AFTER = [5, 10, 20, 30];

describe('made chats of known laws hold the truth in at least 90 of 100 samples', () => {
  test.each(LAWS)('$name', (law) => {
    const returns = AT_MINUTES.map((minutes) => ({ minutes, truth: law.shareUntil(minutes), held: 0 }));
    const cuts = CUT_AFTER.map((minutes) => ({ minutes, truth: cutsOf(law, minutes), freed: 0, cutOff: 0 }));
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
      // An agent who ends the chat whatever the customer would have done hides without misleading.
      const sums = chatsBy(law, CHATS, new Chance(seed), PATIENCE);
      const points = returnsOf(sums, Number.POSITIVE_INFINITY);
      for (const share of returns) {
        const interval = points.find(({ minutes }) => minutes === share.minutes)?.interval;
        if (holds(interval ?? [1, 0], share.truth)) share.held += 1;
      }
      const freed = freedIntervals(sums);
      const measures = new Measures(sums.all);
      for (const cut of cuts) {
        if (holds(freed[cut.minutes] ?? [1, 0], 100 * cut.truth.freedMinutes)) cut.freed += 1;
        if (holds(measures.sum(cut.minutes).cutOffInterval, cut.truth.cutOffShare)) cut.cutOff += 1;
      }
    }
    expect(returns.filter(({ held }) => held < 90)).toEqual([]);
    expect(cuts.filter(({ freed, cutOff }) => freed < 90 || cutOff < 90)).toEqual([]);
  });
});

describe('the share of silences that end by a return', () => {
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

const holds = ([low, high]: readonly [number, number], truth: number) => low <= truth && truth <= high;

test('what was not counted is an error, and not a zero', () => {
  const measures = new Measures(emptySums().all);
  expect(measures.count('cut', MOST_MINUTES)).toBe(0);
  expect(() => measures.count('cut', MOST_MINUTES + 1)).toThrow(
    new RangeError('A column of 961 numbers has none at 961.'),
  );
});

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

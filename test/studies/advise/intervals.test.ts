import { describe, expect, test } from '@jest/globals';
import { advise } from '../../../studies/advise/advice/advise.ts';
import { Measures } from '../../../studies/advise/statistics/measures.ts';
import { wilson } from '../../../studies/advise/statistics/wilson.ts';
import { backAfter, gone, NO_OPTIONS, sumsOf } from './sums-of.ts';

/** Of a thousand chats 50 are marked twice and come back late, and 150 once. */
const KINDS = [
  {
    chats: 50,
    lines: [
      [0, 'customer joins'],
      [0, 'agent joins'],
      [10, 'customer writes'],
      [25, 'customer writes'],
      [26, 'ends'],
    ],
  },
  { chats: 150, lines: backAfter(8) },
  { chats: 800, lines: backAfter(3) },
] as const;

describe('every share has Wilson’s interval, by chat', () => {
  const { all } = sumsOf(KINDS);
  const measures = new Measures(all);

  test('chats marked, and marked and back', () => {
    expect(measures.idle(5)).toMatchObject({
      markedShare: 0.2,
      markedInterval: wilson(200, 1000),
      markedAndReturnedShare: 0.2,
      markedAndReturnedInterval: wilson(200, 1000),
    });
    expect(measures.agentIdle(5)).toMatchObject({ markedShare: 0.2, markedInterval: wilson(200, 1000) });
  });

  test('owed marks, of which a chat may have several: as many count as there are chats', () => {
    const { owedShare, owedInterval } = measures.idle(5);
    // Of 250 marks the second ones of 50 chats came after the customer's own word.
    expect([owedShare, owedInterval]).toEqual([0.2, wilson(0.2 * 200, 200)]);
  });

  test('chats cut and cut off, of the cuts those that owed an answer, of the cut off those soon back', () => {
    expect(measures.sum(7)).toMatchObject({
      cutInterval: wilson(200, 1000),
      cutOffInterval: wilson(200, 1000),
      cutOffSoonShare: 1,
      cutOffSoonInterval: wilson(200, 200),
      owedInterval: wilson(0, 200),
    });
    expect(measures.sum(9)).toMatchObject({ cutOffSoonInterval: wilson(50, 50), cutOffInterval: wilson(50, 1000) });
  });
});

describe('by hour and by queue', () => {
  const sums = sumsOf([
    { chats: 60, lines: backAfter(3), queue: 'Orders' },
    { chats: 40, lines: gone, queue: 'Orders' },
    { chats: 100, lines: backAfter(3), queue: 'Help', day: 0.25 },
  ]);
  const { hours, queues } = advise(sums, NO_OPTIONS);

  test('the share of silences that a return has ended, with its interval by chat', () => {
    const at = (of: (typeof queues)[number] | (typeof hours)[number] | undefined, minutes: number) =>
      of?.returns.find((point) => point.minutes === minutes);
    // Of 160 silences 60 are those after the return, which the customer's leaving ends a minute later. Of the 100
    // others 60 end by a return.
    for (const group of [queues.find(({ queue }) => queue === 'Orders'), hours[9]]) {
      expect(at(group, 3)?.share).toBeCloseTo((100 / 160) * 0.6, 12);
      expect(at(group, 3)?.interval).toEqual(wilson((at(group, 3)?.share ?? 0) * 100, 100));
      expect(at(group, 2)).toMatchObject({ share: 0 });
    }
    expect(at(hours[15], 3)?.share).toBe(0.5);
  });

  test('chats, those cut, and those cut off', () => {
    expect(hours.filter(({ chats }) => chats > 0).map(({ hour, chats }) => [hour, chats])).toEqual([
      [9, 100],
      [15, 100],
    ]);
    expect(hours[9]?.cut).toEqual({
      cutShare: 0.4,
      cutInterval: wilson(40, 100),
      cutOffShare: 0,
      cutOffInterval: wilson(0, 100),
    });
    const hidden = advise(sums, { ...NO_OPTIONS, inForce: { idleMinutes: 2, autoDisconnectMinutes: 2 } });
    expect([hidden.hours[9]?.cut, hidden.hours[9]?.returns.at(-1)?.minutes]).toEqual([undefined, 4]);
  });
});

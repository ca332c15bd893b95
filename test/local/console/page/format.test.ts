import { expect, test } from '@jest/globals';
import { count, formatAmount, formatLeft, shortId } from '../../../../local/console/page/format.ts';

test.each([
  [300_000, '5:00'],
  [1, '0:01'],
  [0, '0:00'],
  [-5, '0:00'],
  [3_600_000, '1:00:00'],
])('%d ms left is %s: nothing is left only when it is due', (leftMs, shown) => {
  expect(formatLeft(leftMs)).toBe(shown);
});

test.each([
  [60_000, '1 min'],
  [3_600_000, '1 h'],
  [5_400_000, '1 h 30 min'],
])('an amount of %d ms is %s', (amountMs, shown) => {
  expect(formatAmount(amountMs)).toBe(shown);
});

test('one is counted in the singular', () => {
  expect([count(0, 'timer'), count(1, 'timer'), count(2, 'timer')]).toEqual(['0 timers', '1 timer', '2 timers']);
  expect(count(2, 'entry', 'entries')).toBe('2 entries');
});

test('a long identifier is shown by its start, a short one whole', () => {
  expect(shortId('0123456789')).toBe('01234567');
  expect(shortId('first')).toBe('first');
});

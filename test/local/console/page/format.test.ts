import { expect, test } from '@jest/globals';
import { formatAmount, formatElapsed, formatLeft } from '../../../../local/console/page/format.ts';

test.each([
  [0, '0:00:00'],
  [299_999, '0:04:59'],
  [8 * 3_600_000, '8:00:00'],
])('%d ms after the start is %s', (elapsedMs, shown) => {
  expect(formatElapsed(elapsedMs)).toBe(shown);
});

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

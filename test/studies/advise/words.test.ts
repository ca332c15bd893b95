import { describe, expect, test } from '@jest/globals';
import { percent, plain, range } from '../../../studies/advise/show/words.ts';

test.each([
  [0, '0 %'],
  [0.00012, '0.012 %'],
  [0.0042, '0.42 %'],
  [0.042, '4.2 %'],
  [0.42, '42 %'],
])('the share %d is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});

describe('an interval', () => {
  test.each([
    [0, 0.32, '0 to 32 %'],
    [0.00048, 0.015, '0.048 to 1.5 %'],
    [0.0097, 0.0101, '0.97 to 1.01 %'],
    [0.4296, 0.4304, '42.96 to 43.04 %'],
    [0.43, 0.43, '43.000 to 43.000 %'],
  ])('from %d to %d is %s: ends that lie close together are told more exactly', (low, high, text) => {
    expect(range([low, high])).toBe(text);
  });
});

test('a name that somebody gave is bounded, and moves no terminal', () => {
  expect(plain('Käse & 日本\u001b[2J\n')).toBe('Käse & 日本?[2J?');
  expect(plain('q'.repeat(500))).toBe(`${'q'.repeat(120)}…`);
});

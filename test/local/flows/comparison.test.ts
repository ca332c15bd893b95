import { describe, expect, test } from '@jest/globals';
import { isTrue } from '../../../local/flows/comparison.ts';

describe('how a value stands to an operand', () => {
  test.each([
    ['Equals', 'gold', 'gold', true],
    ['Equals', 'Gold', 'gold', false],
    ['TextStartsWith', 'order 12', 'order', true],
    ['TextStartsWith', 'my order', 'order', false],
    ['TextEndsWith', 'my order', 'order', true],
    ['TextEndsWith', 'order 12', 'order', false],
    ['TextContains', 'my order 12', 'order', true],
    ['TextContains', 'my ORDER 12', 'order', false],
    ['NumberGreaterThan', '10', '9', true],
    ['NumberGreaterThan', '9', '9', false],
    ['NumberGreaterOrEqualTo', '9', '9.0', true],
    ['NumberGreaterOrEqualTo', '8.9', '9', false],
    ['NumberLessThan', '9', '10', true],
    ['NumberLessThan', '9', '9', false],
    ['NumberLessOrEqualTo', '-1', '0', true],
    ['NumberLessOrEqualTo', '1', '0', false],
  ])('%s: %s, %s is %s', (operator, value, operand, expected) => {
    expect(isTrue(value, operator, operand)).toBe(expected);
  });

  test.each(['NumberGreaterThan', 'NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'])(
    '%s holds for nothing that is not a number',
    (operator) => {
      for (const text of ['', ' ', 'many']) {
        expect(isTrue(text, operator, '5')).toBe(false);
        expect(isTrue('5', operator, text)).toBe(false);
      }
    },
  );

  test('an operator that is not one holds for nothing', () => {
    expect(isTrue('a', 'Matches', 'a')).toBe(false);
  });
});

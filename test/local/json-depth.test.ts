import { expect, test } from '@jest/globals';
import { isDeeperThan } from '../../local/json-depth.ts';

test.each([
  ['a text', 'x', 0],
  ['null', null, 0],
  ['an empty list', [], 1],
  ['an object with a list and a text', { text: 'x', list: [1, 2] }, 2],
  ['the deepest of several', [{}, [[{}]], 'x'], 4],
])('%s is so deep and no deeper', (_, value, levels) => {
  expect(isDeeperThan(value, levels)).toBe(false);
  expect(isDeeperThan(value, levels - 1)).toBe(levels > 0);
});

test('a value that holds itself has no end', () => {
  const endless: unknown[] = [];
  endless.push(endless, endless, endless);
  expect(isDeeperThan(endless, 32)).toBe(true);
});

test('the depth of a value is seen however deep it is', () => {
  expect(isDeeperThan(JSON.parse('['.repeat(400_000) + ']'.repeat(400_000)), 32)).toBe(true);
});

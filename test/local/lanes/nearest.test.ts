import { expect, test } from '@jest/globals';
import { nearest } from '../../../local/lanes/nearest.ts';

test.each([
  ['in view', 120, 144, 0],
  ['left of it', 60, 84, -40],
  ['right of it', 380, 404, 44],
  ['wider than it, and right of it', 150, 900, 50],
])('what stands %s is scrolled into view, no further than needed', (_where, from, to, by) => {
  expect(nearest(from, to, 100, 360)).toBe(by);
});

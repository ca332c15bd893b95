import { expect, test } from '@jest/globals';
import { firstProblems as firstOfFunctions } from '../../functions/shared/flow/first-problems.ts';
import { firstProblems as firstOfLocalConnect } from '../../local/error-texts.ts';

test.each([
  ['none', []],
  ['ten', Array.from({ length: 10 }, (_, index) => `problem ${index}`)],
  ['one 500 times', Array.from({ length: 500 }, () => 'problem')],
  ['3,000', Array.from({ length: 3000 }, (_, index) => `problem ${index}`)],
  ['one of 50 KB that ends in half a character', ['x'.repeat(498) + '🙂'.repeat(25_000)]],
])('functions and Local Connect bound %s alike', (_, problems) => {
  const [ours, theirs] = [firstOfFunctions(problems), firstOfLocalConnect(problems)];
  expect(ours.map((problem) => problem.toLowerCase().replace(/\.$/, ''))).toEqual(theirs);
  expect(ours.every((problem) => problem.length <= 500 && problem.isWellFormed())).toBe(true);
  expect(ours.length).toBeLessThanOrEqual(11);
});

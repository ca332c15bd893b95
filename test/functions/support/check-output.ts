import { afterEach, expect } from '@jest/globals';
import { CANARY, listenToInvocations, type Written } from './function-output.ts';
import { secretsIn } from './secrets.ts';

/*
 * What the functions of a test write is shown when an expectation of the test fails. Whatever a test is about, no
 * canary may be in it.
 */

/** Of a long test, the last invocations tell what failed. */
const MOST_KEPT = 200;

const ofThisTest: Written[] = [];

listenToInvocations((begun) => {
  ofThisTest.push(begun);
  if (ofThisTest.length > MOST_KEPT) ofThisTest.shift();
});

afterEach(() => {
  const { assertionCalls, numPassingAsserts } = expect.getState();
  const written = ofThisTest
    .splice(0)
    .map(({ text }) => text)
    .join('');
  if (assertionCalls > numPassingAsserts && written !== '')
    process.stderr.write(`What the functions wrote:\n${written}`);
  expect(secretsIn(written, [CANARY])).toEqual([]);
});

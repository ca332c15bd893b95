import { describe, expect, test } from '@jest/globals';
import { isMeant, unqualified } from '../../../local/lambda/function-name.ts';

const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:look-up';

describe('a function is meant', () => {
  test.each([
    ['look-up', 'look-up', true],
    ['look-up', 'look-up:live', true],
    ['look-up', ARN, true],
    ['look-up', `${ARN}:live`, true],
    [ARN, ARN, true],
    [ARN, `${ARN}:live`, true],
    [ARN, 'look-up', true],
    [`${ARN}:live`, `${ARN}:live`, true],
    [`${ARN}:live`, ARN, false],
    [`${ARN}:live`, `${ARN}:next`, false],
    ['look', ARN, false],
    [ARN, ARN.replace('1111', '2222'), false],
  ])('known as %s, asked for as %s: %s', (known, asked, expected) => {
    expect(isMeant(known, asked)).toBe(expected);
  });
});

test.each([
  [`${ARN}:live`, ARN],
  [ARN, ARN],
  ['look-up:7', 'look-up'],
])('%s without its alias or version is %s', (named, expected) => {
  expect(unqualified(named)).toBe(expected);
});

import { describe, expect, test } from '@jest/globals';
import { didYouMean, nearest } from '../../../../functions/shared/flow/did-you-mean.ts';

const known = ['policy', 'customerIdleMinutes', 'agentIdleMinutes', 'onError'];

describe('did you mean', () => {
  test.each([
    ['custumerIdleMinutes', 'customerIdleMinutes'],
    ['CUSTOMERIDLEMINUTES', 'customerIdleMinutes'],
    ['customerIdelMinutes', 'customerIdleMinutes'],
    ['agentIdle', undefined],
    ['agentIdleMinute', 'agentIdleMinutes'],
    ['polcy', 'policy'],
    ['onErr', 'onError'],
    ['queue', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%.30s: %s', (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});

describe('the question for a misspelt name', () => {
  test('asks for the nearest name, and else says what it was told to say', () => {
    expect(didYouMean('polcy', known)).toBe('Did you mean policy?');
    expect(didYouMean('colour', known)).toBe('');
    expect(didYouMean('colour', known, 'Known are policy and onError.')).toBe('Known are policy and onError.');
  });
});

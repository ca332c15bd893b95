import { describe, expect, test } from '@jest/globals';
import { didYouMean } from '../../../../functions/shared/flow/did-you-mean.ts';

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
    expect(didYouMean(word, known)).toBe(meant);
  });
});

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
    // One letter dropped, added, changed, or swapped with its neighbour, at the beginning, inside and at the end.
    ['olicy', 'policy'],
    ['xpolicy', 'policy'],
    ['xolicy', 'policy'],
    ['oplicy', 'policy'],
    ['poicy', 'policy'],
    ['polixcy', 'policy'],
    ['polxcy', 'policy'],
    ['poilcy', 'policy'],
    ['polic', 'policy'],
    ['policyx', 'policy'],
    ['policx', 'policy'],
    ['poliyc', 'policy'],
    // Two slips, as many as six letters bear; three are too many.
    ['oplciy', 'policy'],
    ['xxpolicy', 'policy'],
    ['policyxx', 'policy'],
    ['licy', 'policy'],
    ['xyzpolicy', undefined],
    ['oplciyx', undefined],
    ['xxxicy', undefined],
  ])('%.30s: %s', (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});

describe('the nearest of several names', () => {
  test('is the one with the fewest slips, and of equally near ones the first', () => {
    expect(nearest('cat', ['bat', 'cut', 'cart'])).toBe('bat');
    expect(nearest('contact', ['contract', 'contacts', 'contact'])).toBe('contact');
    expect(nearest('ab', ['ac', 'ab'])).toBe('ab');
  });

  test('bears one slip however short it is, and one for each three letters', () => {
    expect([nearest('b', ['a']), nearest('bc', ['a'])]).toEqual(['a', undefined]);
    // Half of a swap is none.
    expect([nearest('ab', ['ca']), nearest('xa', ['ay'])]).toEqual([undefined, undefined]);
    expect([nearest('xbcde', ['abcde']), nearest('xycde', ['abcde'])]).toEqual(['abcde', undefined]);
    expect([nearest('xycdef', ['abcdef']), nearest('xyzdef', ['abcdef'])]).toEqual(['abcdef', undefined]);
  });

  test('is looked for where a text has 60 characters, and not where it has more', () => {
    const name = 'a'.repeat(60);
    expect([nearest(name, [name]), nearest(`${name}a`, [name])]).toEqual([name, undefined]);
  });
});

describe('the question for a misspelt name', () => {
  test('asks for the nearest name, and else says what it was told to say', () => {
    expect(didYouMean('polcy', known)).toBe('Did you mean policy?');
    expect(didYouMean('colour', known)).toBe('');
    expect(didYouMean('colour', known, 'Known are policy and onError.')).toBe('Known are policy and onError.');
  });
});

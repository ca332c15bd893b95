import { describe, expect, test } from '@jest/globals';
import { type AdviseOptions, advise } from '../../../studies/advise/advice/advise.ts';
import { tellBasis, tellInForce } from '../../../studies/advise/show/story.ts';
import { BY_TIMER } from '../../../studies/advise/silences/silences.ts';
import { backAfter, gone, type Kind, NO_OPTIONS, sumsOf } from './sums-of.ts';

const told = (kinds: readonly Kind[], options: Partial<AdviseOptions> = {}) =>
  tellBasis(advise(sumsOf(kinds), { ...NO_OPTIONS, ...options }));

describe('the report says how the choice came about', () => {
  test('by the earlier chats, of which all together may need less', () => {
    const earlier: readonly Kind[] = [0, 1, 2].flatMap((day) => [
      { chats: 5, lines: backAfter(28), day },
      { chats: 295, lines: gone, day },
    ]);
    const sentences = told([...earlier, { chats: 700, lines: gone, day: 3 }]);
    expect(sentences[0]).toBe(
      'Freed after 29 minutes of silence: the soonest that cuts off at most 1.0 % of the 900 earlier chats, ' +
        'by which it was chosen (0 %).',
    );
    expect(sentences[1]).toMatch(/^Idle: the first minute at which at most 10 % of the earlier chats/);
  });

  test('that the sum grew for idle', () => {
    const kinds = [
      { chats: 150, lines: backAfter(20) },
      { chats: 850, lines: gone },
    ];
    expect(told(kinds)[0]).toBe(
      'Freed after 23 minutes of silence: 21 would cut off at most 1.0 % of the earlier chats, but idle takes 21 min, ' +
        'and auto-disconnect at least 2.',
    );
    expect(told(kinds, { inForce: { idleMinutes: 0, autoDisconnectMinutes: 23 } })[0]).toBe(
      'Auto-disconnect stays unset: 21 would cut off at most 1.0 % of the earlier chats, but with idle at 21 min ' +
        'the sum is beyond what can be known.',
    );
  });

  test('that idle is as late as it can be, or later than it had to be', () => {
    expect(told([{ chats: 1000, lines: backAfter(700) }])[1]).toBe(
      'At every number of minutes more than 10 % of the earlier chats are marked and come back: ' +
        'idle is as late as it can be, at 480 minutes (100 %).',
    );
    const few = [
      { chats: 50, lines: backAfter(700) },
      { chats: 950, lines: gone },
    ];
    expect(told(few)[1]).toBe(
      'Idle after 221 minutes: the first minute at which at most 10 % of the earlier chats are marked and come back ' +
        'is 2, but auto-disconnect takes at most 480.',
    );
  });

  test('how `patient` did on the last quarter, and queues’ own policies on theirs', () => {
    const earlier = [0, 1, 2].map((day) => ({ chats: 1300, lines: gone, day }));
    const sentences = told([...earlier, { chats: 1300, lines: backAfter(10), day: 3, queue: 'Help' }]);
    expect(sentences.join('\n')).toMatch(/There `patient` cuts off 100 % \(.*\)\. That is more than 0\.10 %/);
    expect(sentences.at(-1)).toBe(
      'Help has a policy of its own, which frees the agent after 13 minutes. ' +
        'All its chats lie close together in time, so nothing was left to check it on.',
    );
  });

  test('how a queue’s own policy did on its last chats', () => {
    const kinds = (lastMinutes: number) =>
      [30, 30, 30, lastMinutes].flatMap((minutes, day) => [
        { chats: 3000, lines: gone, day, queue: 'Orders' },
        { chats: 360, lines: gone, day, queue: 'Help' },
        { chats: 30, lines: backAfter(minutes), day, queue: 'Help' },
      ]);
    const chosen = 'Help has a policy of its own, which frees the agent after 31 minutes.';
    expect(told(kinds(30))).toContain(
      `${chosen} On the 390 of its chats since 10 April 2026 it cuts off 0 % (0 to 0.98 %).`,
    );
    expect(told(kinds(50))).toContain(
      `${chosen} On the 390 of its chats since 10 April 2026 it cuts off 7.7 % (5.4 to 10.8 %). ` +
        'That is more than 1.0 %: something has changed since.',
    );
  });

  test('that nothing was left to check on where all chats lie close together', () => {
    expect(told([{ chats: 4000, lines: gone }]).slice(2)).toEqual([
      'All chats lie close together in time, so nothing was left to check the choice on.',
    ]);
  });

  test('how many earlier chats it takes', () => {
    const kinds = [0, 1, 2, 3].map((day) => ({ chats: 105, lines: gone, day }));
    expect(told(kinds)[0]).toBe(
      '420 chats are too few to choose by the earlier three quarters: only from 380 of those on, about 507 in all, ' +
        'can a share of 1.0 % be told from more (at 95 %). So these are the timers that the kit ships.',
    );
    expect(told([{ chats: 3799, lines: gone }], { accept: 0.5 }).at(-1)).toBe(
      'No `patient` policy: it takes 3,800 earlier chats to choose it by, and there are 3,799.',
    );
  });
});

describe('what timers that were in force hide is told', () => {
  const byTimer = (minutes: number, chats: number): Kind => ({
    chats,
    lines: [...gone.slice(0, 2), [minutes, 'agent leaves']],
    reason: BY_TIMER,
  });
  const toldOf = (kinds: readonly Kind[], options: Partial<AdviseOptions> = {}) =>
    tellInForce(advise(sumsOf(kinds), { ...NO_OPTIONS, ...options }));

  test('with the trial that would show it, whether they were said or are seen', () => {
    const kinds = [byTimer(20, 200), { chats: 300, lines: backAfter(10) }];
    const [seen, bound, trial] = toldOf(kinds);
    expect(seen).toMatch(/^Timers were, as the contact records show, in force, and freed the agent after 20 minutes\./);
    expect(bound).toMatch(/is therefore a lower bound/);
    expect(trial).toMatch(/give one chat in ten customerIdleMinutes \d+ and customerAutoDisconnectMinutes \d+, until/);
    const [said] = toldOf(kinds, { inForce: { idleMinutes: 5, autoDisconnectMinutes: 10 } });
    expect(said).toMatch(/^Timers were in force, and freed the agent after 15 minutes\./);
    expect(toldOf([{ chats: 300, lines: gone }])).toEqual([]);
  });

  test('as unclear where no minute stands out', () => {
    const spread = toldOf(Array.from({ length: 30 }, (_, minutes) => byTimer(3 + minutes, 5)));
    expect(spread[0]).toMatch(
      /^Warning: contact records say that a timer ended 150 of the chats, and no minute stands/,
    );
    expect(spread[0]).toContain('Nothing is taken as known after the longest of those silences, 32 minutes.');
    expect(spread).toHaveLength(3);
    const [short, ...more] = toldOf([byTimer(1, 9)]);
    expect(short).toContain('None of those customers was silent for 2 minutes.');
    expect(more).toEqual([]);
  });

  test('and not by a chat whose customer was never silent beside an agent', () => {
    const lines: Kind['lines'] = [
      [0, 'customer joins'],
      [1, 'customer leaves'],
      [2, 'agent joins'],
      [3, 'ends'],
    ];
    const sums = sumsOf([{ chats: 1, lines, reason: BY_TIMER }]);
    expect([sums.counts.endedByTimer, sums.firedAfter.some((count) => count > 0)]).toEqual([1, false]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { settings } from '../../../infra/settings.ts';
import { advise } from '../../../studies/advise/advice/advise.ts';
import { choosePolicy } from '../../../studies/advise/advice/choose-policy.ts';
import { SHIPPED_POLICY } from '../../../studies/advise/advice/policy.ts';
import { BY_TIMER } from '../../../studies/advise/silences/silences.ts';
import { Measures } from '../../../studies/advise/statistics/measures.ts';
import type { Line } from './a-chat.ts';
import { backAfter, gone, type Kind, NO_OPTIONS, sumsOf } from './sums-of.ts';

describe('the policy that is chosen', () => {
  test('the smallest sum that cuts off at most the accepted share; idle where a tenth are marked and come back', () => {
    // 1 % come back after 40 minutes, 5 % more after 20, 10 % more after 8.
    const sums = sumsOf([
      { chats: 10, lines: backAfter(40) },
      { chats: 50, lines: backAfter(20) },
      { chats: 100, lines: backAfter(8) },
      { chats: 840, lines: gone },
    ]);
    const choice = choosePolicy(new Measures(sums.all), 0.01, Number.POSITIVE_INFINITY);
    // A silence of 20 minutes reaches a sum of 20: 21 is the first that leaves those customers alone.
    expect(choice.sumMinutes).toBe(21);
    expect(choice.policy).toEqual({
      customerIdleMinutes: 9,
      customerAutoDisconnectMinutes: 12,
      agentIdleMinutes: 2,
      agentAutoDisconnectMinutes: 'unset',
    });
  });

  test('both parts are within 2 to 480 minutes: the sum grows where they are too close', () => {
    const sums = sumsOf([
      { chats: 90, lines: backAfter(10) },
      { chats: 910, lines: gone },
    ]);
    const { policy, sumMinutes } = choosePolicy(new Measures(sums.all), 0.095, Number.POSITIVE_INFINITY);
    expect([policy.customerIdleMinutes, policy.customerAutoDisconnectMinutes, sumMinutes]).toEqual([2, 2, 4]);
    const late = sumsOf([{ chats: 1000, lines: backAfter(700) }]);
    const choice = choosePolicy(new Measures(late.all), 0.01, Number.POSITIVE_INFINITY);
    expect([choice.policy.customerIdleMinutes, choice.policy.customerAutoDisconnectMinutes]).toEqual([480, 221]);
  });

  test('auto-disconnect stays unset where no sum is patient enough', () => {
    const sums = sumsOf([{ chats: 1000, lines: backAfter(1200) }]);
    expect(choosePolicy(new Measures(sums.all), 0.01, Number.POSITIVE_INFINITY).policy).toMatchObject({
      customerAutoDisconnectMinutes: 'unset',
      agentAutoDisconnectMinutes: 'unset',
    });
  });

  test('is chosen on the earlier three quarters and checked on the last', () => {
    const earlier = [0, 1, 2].map((day) => ({ chats: 300, lines: backAfter(10), day }));
    const kept = advise(sumsOf([...earlier, { chats: 300, lines: backAfter(10), day: 3 }]), NO_OPTIONS);
    expect(kept.check).toMatchObject({ chats: 300, cutOffShare: 0, isKept: true });
    const changed = advise(sumsOf([...earlier, { chats: 300, lines: backAfter(50), day: 3 }]), NO_OPTIONS);
    expect(changed.recommended.default.sumMinutes).toBe(13);
    expect(changed.check).toMatchObject({ cutOffShare: 1, isKept: false });
  });

  test('with fewer chats than can show the accepted share, it is the one that the kit ships', () => {
    expect(SHIPPED_POLICY).toEqual(settings.timerPolicies.default);
    expect(advise(sumsOf([]), NO_OPTIONS)).toMatchObject({
      basis: 'NONE',
      recommended: { default: { policy: SHIPPED_POLICY } },
    });
    expect(advise(sumsOf([{ chats: 379, lines: gone }]), NO_OPTIONS)).toMatchObject({
      basis: 'TOO_FEW',
      leastChats: 380,
    });
    expect(advise(sumsOf([{ chats: 380, lines: gone }]), NO_OPTIONS).basis).toBe('CHOSEN');
  });

  test('patient is at a tenth of the accepted share, and not below 3,800 chats', () => {
    const few = advise(sumsOf([{ chats: 3799, lines: gone }]), NO_OPTIONS);
    expect([few.recommended.patient, few.leastChatsForPatient]).toEqual([undefined, 3800]);
    const many = sumsOf([
      { chats: 20, lines: backAfter(30) },
      { chats: 3780, lines: gone },
    ]);
    const { recommended } = advise(many, NO_OPTIONS);
    expect([recommended.default.sumMinutes, recommended.patient?.sumMinutes]).toEqual([4, 31]);
  });

  test('a queue has a policy of its own only where its interval and that of all others part', () => {
    const alike = sumsOf([
      { chats: 500, lines: backAfter(10), queue: 'Orders' },
      { chats: 500, lines: backAfter(10), queue: 'Help' },
    ]);
    expect(advise(alike, NO_OPTIONS).queues.map(({ own }) => own)).toEqual([undefined, undefined]);
    const apart = sumsOf([
      { chats: 9500, lines: backAfter(10), queue: 'Orders' },
      { chats: 500, lines: backAfter(10), queue: 'Help' },
      { chats: 50, lines: backAfter(30), queue: 'Help' },
    ]);
    const queues = advise(apart, NO_OPTIONS).queues;
    expect(queues.map(({ queue, own }) => [queue, own?.choice.sumMinutes])).toEqual([
      ['Orders', 13],
      ['Help', 31],
    ]);
  });
});

describe('a queue’s own policy', () => {
  const others = { chats: 9500, lines: backAfter(10), queue: 'Orders' };
  /** Of each of four days: some come back late. */
  const help = (lateMinutes: readonly number[]) =>
    lateMinutes.flatMap((minutes, day) => [
      { chats: 500, lines: backAfter(10), queue: 'Help', day },
      { chats: 50, lines: backAfter(minutes), queue: 'Help', day },
    ]);
  const ownOf = (lateMinutes: readonly number[]) =>
    advise(sumsOf([others, ...help(lateMinutes)]), NO_OPTIONS).queues.find(({ queue }) => queue === 'Help')?.own;

  test('is chosen on the earlier three quarters of its chats, and checked on the last', () => {
    const kept = ownOf([30, 30, 30, 30]);
    expect([kept?.choice.sumMinutes, kept?.check]).toEqual([
      31,
      expect.objectContaining({ chats: 550, cutOffShare: 0, isKept: true }),
    ]);
    const changed = ownOf([30, 30, 30, 50]);
    expect([changed?.choice.sumMinutes, changed?.check]).toEqual([
      31,
      expect.objectContaining({ chats: 550, cutOffShare: 1 / 11, isKept: false }),
    ]);
  });

  test('takes as many earlier chats as any', () => {
    const few = (chats: number) => [others, { chats, lines: backAfter(30), queue: 'Help' }];
    const own = (chats: number) => advise(sumsOf(few(chats)), { ...NO_OPTIONS, accept: 0.04 }).queues.at(-1)?.own;
    expect([own(94), own(95)?.choice.wanted.sumMinutes]).toEqual([undefined, 31]);
  });

  test('may leave auto-disconnect unset: then there is nothing to check', () => {
    expect(ownOf([1200, 1200, 1200, 1200])).toMatchObject({
      choice: { policy: { customerAutoDisconnectMinutes: 'unset' } },
      check: undefined,
    });
  });
});

describe('timers that were in force', () => {
  const byTimer = (minutes: number): readonly Line[] => [
    [0, 'customer joins'],
    [0, 'agent joins'],
    [minutes + 0.01, 'agent leaves'],
  ];

  test('hide what would have come after them, as they were said or as records show them', () => {
    const sums = sumsOf([
      { chats: 300, lines: backAfter(10) },
      { chats: 200, lines: byTimer(20), reason: BY_TIMER },
    ]);
    const seen = advise(sums, NO_OPTIONS);
    expect(seen.inForce).toEqual({ knownBelow: 20, how: 'SEEN', endedByTimer: 200 });
    expect(seen.returns.at(-1)?.minutes).toBe(20);
    const said = advise(sums, { ...NO_OPTIONS, inForce: { idleMinutes: 3, autoDisconnectMinutes: 5 } });
    expect(said.inForce).toEqual({ knownBelow: 8, how: 'SAID', endedByTimer: 200 });
    expect(said.recommended.default).toMatchObject({
      sumMinutes: undefined,
      policy: { customerAutoDisconnectMinutes: 'unset' },
    });
  });

  test.each([0, 8, 55])('are seen where they fired %d seconds late', (seconds) => {
    const late: readonly Line[] = [...byTimer(20).slice(0, 2), [20 + seconds / 60, 'agent leaves']];
    const { inForce } = advise(sumsOf([{ chats: 400, lines: late, reason: BY_TIMER }]), NO_OPTIONS);
    expect(inForce).toMatchObject({ knownBelow: 20, how: 'SEEN' });
  });

  test('two policies: nothing is known beyond the shorter', () => {
    const sums = sumsOf([20, 21, 60].map((minutes) => ({ chats: 50, lines: byTimer(minutes), reason: BY_TIMER })));
    expect(advise(sums, NO_OPTIONS).inForce).toMatchObject({ knownBelow: 20, how: 'SEEN' });
  });

  test('where no minute stands out, as with an agent’s timer, nothing is known beyond the longest silence', () => {
    const spread = Array.from<unknown, Kind>({ length: 30 }, (_, minutes) => ({
      chats: 5,
      lines: byTimer(3 + minutes),
      reason: BY_TIMER,
    }));
    expect(advise(sumsOf(spread), NO_OPTIONS).inForce).toEqual({ knownBelow: 33, how: 'UNCLEAR', endedByTimer: 150 });
    const short = advise(sumsOf([{ chats: 9, lines: byTimer(1), reason: BY_TIMER }]), NO_OPTIONS).inForce;
    expect(short).toEqual({ knownBelow: Number.POSITIVE_INFINITY, how: 'UNCLEAR', endedByTimer: 9 });
  });
});

describe('the busiest hour', () => {
  test('gives agents freed, at so many chats an agent', () => {
    const sums = sumsOf([{ chats: 600, lines: gone }]);
    const { busiest, recommended, measures } = advise(sums, { ...NO_OPTIONS, concurrency: 3 });
    expect(busiest?.chatsAtATime).toBe(600);
    expect(recommended.default.sumMinutes).toBe(4);
    // Of each hour with an agent 56 minutes are freed.
    expect(measures.sum(4).freedMinutesPer100Chats).toBe(5600);
    expect(busiest?.freedAgents).toBeCloseTo((600 * 56) / 60 / 3, 6);
  });
});

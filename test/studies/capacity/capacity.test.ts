import { describe, expect, test } from '@jest/globals';
import { MOST_ATTEMPTS } from '../../../functions/shared/aws/plan-attempts.ts';
import { capacityAt } from '../../../studies/capacity/capacity.ts';
import { readDeployed } from '../../../studies/capacity/deployed/read-deployed.ts';
import { BUSY_TIMES, makeChats, mostAtATime } from '../../../studies/capacity/load/made-chats.ts';
import { type CalledQuotas, documentedQuotas } from '../../../studies/capacity/quotas/called.ts';
import { neededQuota, REFUSED_AT_MOST, refusedShare } from '../../../studies/capacity/quotas/needed.ts';
import { USUAL_PACE } from '../../../studies/capacity/run/calls.ts';
import { runHour } from '../../../studies/capacity/run/run-hour.ts';
import { Folder } from '../advise/files.ts';

const deployed = readDeployed(['.build/sandbox']);
const quotas = documentedQuotas();
const MINUTE_MS = 60_000;

/** So many chats, which all begin at once. */
const atOnce = (count: number, endMs = 7 * 24 * 60 * MINUTE_MS) =>
  Array.from({ length: count }, () => ({ startMs: 0, agentAtMs: undefined, endMs }));

const hourOf = (chats: ReturnType<typeof atOnce>, more: Partial<CalledQuotas> = {}) =>
  runHour({ chats, deployed, quotas: { ...quotas, ...more }, pace: USUAL_PACE, seed: 3 });

describe('what is deployed', () => {
  function readIn(templates: Readonly<Record<string, unknown>>) {
    using folder = new Folder();
    for (const [name, template] of Object.entries(templates)) folder.write(name, JSON.stringify(template));
    return readDeployed([`${folder.path}/none`, folder.path]);
  }

  test('is found in the first template that has the timers', () => {
    expect(() => readIn({ 'Other.template.json': { Resources: { Topic: {} } }, 'Empty.template.json': null })).toThrow(
      /^There is no template with SetChatTimers in .*Run npm run synth, or npm run sandbox, first\.$/,
    );
  });

  test('without one of its numbers is refused by its path', () => {
    const Environment = { Variables: { BLOCK_TIME_LIMIT_SECONDS: '3' } };
    const Resources = { SetChatTimers: { Properties: { Environment } }, RetryChatTimers: { Properties: 'none' } };
    expect(() => readIn({ 'A.template.json': { Resources } })).toThrow(
      /A\.template\.json has no number at RetryChatTimers\.Timeout\.$/,
    );
  });
});

describe('an hour of chats', () => {
  test('has as many as are asked for, and the busy minute has its share', () => {
    const chats = makeChats(100_000, 5);
    expect(Math.abs(chats.length - 100_000)).toBeLessThan(4 * Math.sqrt(100_000));
    const inBusyMinute = chats.filter(({ startMs }) => Math.floor(startMs / MINUTE_MS) === 30).length;
    const expected = (100_000 * BUSY_TIMES) / (59 + BUSY_TIMES);
    expect(Math.abs(inBusyMinute - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test('begins in order, and each of its chats ends after it has begun', () => {
    const chats = makeChats(1000, 6);
    expect(chats.map(({ startMs }) => startMs)).toEqual(chats.map(({ startMs }) => startMs).sort((a, b) => a - b));
    expect(chats.filter(({ startMs, endMs }) => endMs < startMs)).toEqual([]);
  });

  test('counts the chats at a time; one that ends as another begins makes room for it', () => {
    const chat = (startMs: number, endMs: number) => ({ startMs, agentAtMs: undefined, endMs });
    expect(mostAtATime([chat(0, 10), chat(5, 20), chat(10, 30)])).toBe(2);
  });
});

describe('the timers of an hour', () => {
  test('a burst that the quota takes is set at once', () => {
    expect(hourOf(atOnce(quotas.UpdateParticipantRoleConfig.burst))).toMatchObject({
      atOnce: 8,
      queued: 0,
      dropped: 0,
    });
  });

  test('what a larger one leaves over is queued, and set from there', () => {
    const hour = hourOf(atOnce(200));
    expect(hour.atOnce + hour.queued).toBe(200);
    expect(hour.queued).toBeGreaterThan(150);
    expect([hour.setAfterMs.length, hour.lost]).toEqual([200, 0]);
    expect(hour.mostConcurrent).toEqual({ SetChatTimers: 200, RetryChatTimers: deployed.maxConcurrency });
  });

  test('each chat counts once: at once, by a retry, dropped or lost', () => {
    const hour = runHour({ chats: makeChats(20_000, 8), deployed, quotas, pace: USUAL_PACE, seed: 4 });
    expect(hour.setAfterMs.length + hour.dropped + hour.lost).toBe(hour.atOnce + hour.queued);
    expect(hour.dropped).toBeGreaterThan(0);
    expect(hour.late).toBeGreaterThan(0);
  });

  test('of chats that have ended, they are dropped', () => {
    const hour = hourOf(atOnce(100, 1500));
    expect(hour.dropped).toBe(hour.queued);
  });

  test('are lost once the queue has given them out as often as it may', () => {
    const impatient = { ...deployed, maxReceiveCount: 1 };
    const rate = { perSecond: 1, burst: 1 };
    const parts = { deployed: impatient, quotas: { ...quotas, UpdateParticipantRoleConfig: rate } };
    const hour = runHour({ ...parts, chats: atOnce(300), pace: USUAL_PACE, seed: 4 });
    expect(hour.lost).toBeGreaterThan(0);
    expect(hour.setAfterMs.length + hour.lost).toBe(300);
  });

  test('no call is tried more often than its client does', () => {
    const { calls, queued } = hourOf(atOnce(1), { UpdateParticipantRoleConfig: { perSecond: 0.001, burst: 0.5 } });
    expect(queued).toBe(1);
    const most = MOST_ATTEMPTS * (1 + deployed.maxReceiveCount);
    expect(calls.UpdateParticipantRoleConfig.refused).toBeLessThanOrEqual(most);
  });
});

describe('the quota that is needed', () => {
  const startsAtMs = makeChats(10_000, 9).map(({ startMs }) => startMs);

  test('refuses few enough first calls, and one call a second less does not', () => {
    const needed = neededQuota(startsAtMs, { perSecond: 5, burst: 8 });
    expect(refusedShare(startsAtMs, needed)).toBeLessThanOrEqual(REFUSED_AT_MOST);
    const perSecond = needed.perSecond - 1;
    const less = { perSecond, burst: Math.ceil((perSecond * 8) / 5) };
    expect(refusedShare(startsAtMs, less)).toBeGreaterThan(REFUSED_AT_MOST);
  });

  test('is the present one where that is enough', () => {
    expect(refusedShare([], quotas.StartChatContact)).toBe(0);
    expect(neededQuota([0, 1000, 2000], { perSecond: 5, burst: 8 })).toEqual({ perSecond: 5, burst: 8 });
  });

  test('comes first where it lacks most; raised, timers are set in time', () => {
    const parts = { deployed, quotas, seed: 2 };
    const { raise } = capacityAt(10_000, parts);
    expect(raise.map(({ operation }) => operation)).toEqual([
      'StartChatContact',
      'UpdateParticipantRoleConfig',
      'CreateParticipantConnection',
    ]);
    const raised = { ...quotas, ...Object.fromEntries(raise.map(({ operation, to }) => [operation, to])) };
    const after = capacityAt(10_000, { ...parts, quotas: raised });
    expect(after.raise).toEqual([]);
    expect(after.queued / after.chats).toBeLessThanOrEqual(REFUSED_AT_MOST);
  });
});

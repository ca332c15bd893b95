import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { percentile } from '../../../studies/capacity/capacity.ts';
import { readDeployed } from '../../../studies/capacity/deployed/read-deployed.ts';
import { makeChats } from '../../../studies/capacity/load/made-chats.ts';
import { documentedQuotas } from '../../../studies/capacity/quotas/called.ts';
import { type Hour, runHour } from '../../../studies/capacity/run/run-hour.ts';
import { type PlayedHour, playHour } from './play-hour.ts';
import { turnedAssembly } from './turned-assembly.ts';

const SEED = 12;
/** A busier minute than a usual one, so that so few chats pass the quota, and their retries too. */
const BUSY_TIMES = 60;

/** Before the first retry, an agent joins every other chat, and ends every other of these. */
const CHATS = makeChats(1000, SEED, BUSY_TIMES).map((chat, index) => {
  const { startMs } = chat;
  return {
    startMs,
    agentAtMs: index % 2 === 0 ? startMs + 1000 : undefined,
    endMs: index % 4 === 0 ? startMs + 1500 : Number.POSITIVE_INFINITY,
  };
});

describe('an hour of 1,000 chats, as the run counts it and as Local Connect plays it with its quotas on', () => {
  let assembly: string;
  let played: PlayedHour;
  let counted: Hour;
  beforeAll(async () => {
    assembly = turnedAssembly();
    counted = runHour({
      chats: CHATS,
      deployed: readDeployed([assembly]),
      quotas: documentedQuotas(),
      // Calls take no time where a test turns it; the waits between their attempts do.
      pace: { callMs: 0, handOverMs: 0 },
      seed: SEED,
    });
    played = await playHour(assembly, CHATS, SEED);
  });
  afterAll(() => rmSync(assembly, { recursive: true, force: true }));

  test('the quota is passed: timers are queued, some are set late, some dropped, and retries are throttled too', () => {
    const { queued, late, dropped, throttledRetries } = played;
    expect(Math.min(queued, late, dropped, throttledRetries)).toBeGreaterThan(0);
  });

  test.each(['atOnce', 'queued', 'late', 'dropped'] as const)('%s: within 2 %%', (name) => {
    expect(Math.abs(counted[name] - played[name])).toBeLessThanOrEqual(0.02 * played[name]);
  });

  test('as many timers are set, and none is lost', () => {
    expect([counted.setAfterMs.length, counted.lost]).toEqual([played.setAfterMs.length, 0]);
  });

  test.each([0.5, 0.98, 0.99, 1])('how soon they are set, percentile %d: within 10 %%', (share) => {
    const ours = percentile(counted.setAfterMs, share) ?? Number.NaN;
    const theirs = percentile(played.setAfterMs, share) ?? Number.NaN;
    expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(0.1 * theirs);
  });
});

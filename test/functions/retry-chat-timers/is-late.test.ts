import { expect, test } from '@jest/globals';
import { isLate } from '../../../functions/retry-chat-timers/is-late.ts';

const request = (atMs: number) => ({ minutes: 5, atMs, requestId: 'request' });

test.each([
  ['no agent has joined', undefined, false],
  ['an agent joined before any was asked for', 999, false],
  ['an agent joined at the moment in which one was', 1000, true],
  ['an agent joined after one and before the other', 1500, true],
  ['an agent joined after both', 2500, true],
])('timers are late where %s: at %p, %p', (_what, joinedAtMs, late) => {
  const timers = { customerIdleMinutes: request(2000), agentIdleMinutes: request(1000) };
  expect(isLate(timers, joinedAtMs === undefined ? undefined : new Date(joinedAtMs))).toBe(late);
});

test('no timers are never late', () => {
  expect(isLate({}, new Date(1000))).toBe(false);
});

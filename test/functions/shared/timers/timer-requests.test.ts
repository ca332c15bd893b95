import { describe, expect, test } from '@jest/globals';
import {
  namesOf,
  newestOf,
  notNoted,
  parseRetryMessage,
  parseTimerRequest,
  requestTimers,
  settingsOf,
  stillNewest,
  type TimerRequest,
  toSendAgain,
} from '../../../../functions/shared/timers/timer-requests.ts';

const request = (change: Partial<TimerRequest> = {}): TimerRequest => ({
  minutes: 5,
  atMs: 10_000,
  requestId: 'ours',
  ...change,
});

const ours = request();
const rowOf = (timers: object, retryUntilMs?: number) => ({ timers, retryUntilMs });

describe('a message of the queue', () => {
  const message = {
    instanceId: 'instance',
    contactId: 'contact',
    initialContactId: 'first',
    timers: { agentIdleMinutes: request(), customerIdleMinutes: request({ minutes: 'unset', atMs: 0 }) },
  };
  const read = (change: object) => parseRetryMessage(JSON.stringify({ ...message, ...change }));

  test('is read as it was written, and what else is in it is left out', () => {
    expect(read({})).toEqual(message);
    expect(read({ again: true, more: 1 })).toEqual({ ...message, again: true });
    expect(read({ again: 'yes' })).toEqual(message);
    expect(read({ timers: { more: 1 } })).toEqual({ ...message, timers: {} });
  });

  test('may have ids of the longest kind, and no longer ones', () => {
    const longest = { instanceId: 'i'.repeat(100), contactId: 'c'.repeat(256), initialContactId: 'f'.repeat(256) };
    expect(read(longest)).toEqual({ ...message, ...longest });
    for (const [name, id] of Object.entries(longest)) expect(read({ [name]: `${id}x` })).toBeUndefined();
  });

  test.each(['instanceId', 'contactId', 'initialContactId', 'timers'])('without %s is not one of ours', (name) => {
    expect(read({ [name]: undefined })).toBeUndefined();
    expect(read({ [name]: 5 })).toBeUndefined();
  });

  test.each(['', 'text', '[]', 'null', '5'])('that is %p is not one of ours', (body) => {
    expect(parseRetryMessage(body)).toBeUndefined();
  });

  test('with a request that is not one is not one of ours', () => {
    expect(read({ timers: { ...message.timers, agentIdleMinutes: { minutes: 1 } } })).toBeUndefined();
  });
});

describe('a request that was noted', () => {
  test.each([{}, { atMs: 0 }, { minutes: 'unset' }, { minutes: 2 }] as const)('is read: %p', (change) => {
    expect(parseTimerRequest({ ...request(change), more: 1 })).toEqual(request(change));
  });

  test.each([
    { minutes: 1 },
    { minutes: 'never' },
    { atMs: -1 },
    { atMs: 1.5 },
    { atMs: '10' },
    { atMs: 2 ** 53 },
    { requestId: '' },
    { requestId: 5 },
  ])('is none with %p', (change) => {
    expect(parseTimerRequest({ ...request(), ...change })).toBeUndefined();
  });

  test.each([undefined, null, 'text', []])('is none where there is %p', (value) => {
    expect(parseTimerRequest(value)).toBeUndefined();
  });
});

test('one request for several timers is one for each of them, and its values can be had alone', () => {
  const settings = { agentIdleMinutes: 7, customerIdleMinutes: 'unset' } as const;
  const requests = requestTimers(settings, 1000, 'one');
  expect(requests).toEqual({
    customerIdleMinutes: { minutes: 'unset', atMs: 1000, requestId: 'one' },
    agentIdleMinutes: { minutes: 7, atMs: 1000, requestId: 'one' },
  });
  expect(settingsOf(requests)).toEqual(settings);
  expect(namesOf(requests)).toEqual(['customerIdleMinutes', 'agentIdleMinutes']);
  expect([settingsOf({}), namesOf({})]).toEqual([{}, []]);
});

describe('of a timer that waited', () => {
  const theirs = (atMs: number) => request({ requestId: 'theirs', minutes: 9, atMs });

  test.each([
    ['nothing is noted', undefined, true, true],
    ['it is noted itself', ours, true, false],
    ['an older one is noted', theirs(9999), true, true],
    ['another of the same millisecond is noted', theirs(10_000), false, false],
    ['a newer one is noted', theirs(10_001), false, false],
  ])('where %s', (_what, noted, isNewest, isNotNoted) => {
    const row = rowOf({ agentIdleMinutes: noted });
    const waiting = { agentIdleMinutes: ours };
    expect(stillNewest(waiting, row)).toEqual(isNewest ? waiting : {});
    expect(notNoted(waiting, row)).toEqual(isNotNoted ? waiting : {});
    const newest = isNewest ? ours : noted;
    expect(newestOf(waiting, row)).toEqual({ agentIdleMinutes: newest });
  });

  test('the row’s other timers are not sent', () => {
    const row = rowOf({ customerIdleMinutes: theirs(20_000) });
    expect(newestOf({ agentIdleMinutes: ours }, row)).toEqual({ agentIdleMinutes: ours });
  });
});

describe('what is sent once more after a request', () => {
  const sent = { agentIdleMinutes: ours };
  const againOf = (noted: TimerRequest | undefined, replaced?: TimerRequest, retryUntilMs?: number) =>
    toSendAgain(sent, {
      row: rowOf({ agentIdleMinutes: noted }, retryUntilMs),
      replaced: replaced === undefined ? {} : { agentIdleMinutes: replaced },
    });
  const earlier = (change: Partial<TimerRequest>) => request({ requestId: 'earlier', minutes: 9, ...change });

  test('is all of it where it could not be noted', () => {
    expect(toSendAgain(sent, undefined)).toEqual(sent);
  });

  test('is nothing where it alone was noted, or the row has expired since', () => {
    expect(againOf(ours)).toEqual({});
    expect(againOf(undefined)).toEqual({});
    expect(toSendAgain({}, { row: rowOf({ agentIdleMinutes: ours }, 10_000), replaced: {} })).toEqual({});
  });

  test('is the newer one that overtook it', () => {
    const newer = request({ requestId: 'newer', atMs: 10_001 });
    expect(againOf(newer)).toEqual({ agentIdleMinutes: newer });
  });

  test.each([
    ['ended a second before it', 9000, true],
    ['ended earlier', 8999, false],
    ['is still at work', 15_000, true],
  ])('is its own where a retry %s: %p', (_what, retryUntilMs, again) => {
    expect(againOf(ours, undefined, retryUntilMs)).toEqual(again ? sent : {});
  });

  test.each([
    ['of the same invocation', request({ minutes: 5, atMs: 0 }), true],
    ['that may still be on its way', earlier({ atMs: 1000 }), true],
    ['that is over', earlier({ atMs: 999 }), false],
    ['for the same minutes', earlier({ minutes: 5 }), false],
  ])('is its own where it replaced one %s', (_what, replaced, again) => {
    expect(againOf(ours, replaced)).toEqual(again ? sent : {});
  });
});

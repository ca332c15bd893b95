import { expect, test } from '@jest/globals';
import { lateness } from '../../../local/verify/checks/timers-seen.ts';

const at = (seconds: number) => ({ id: '', type: 'EVENT', contentType: '', role: 'CUSTOMER', atMs: seconds * 1000 });

test('each is compared with what began it: the join, the message of the customer, the idle before', () => {
  const seen = {
    joined: at(10),
    typedAtMs: 70_000,
    idle: at(131),
    wroteAtMs: 140_000,
    returned: at(140),
    idleAgain: at(285),
    disconnected: at(404),
  };
  expect(lateness(seen)).toEqual([
    { name: 'idle', ms: 1000 },
    { name: 'idle again', ms: 25_000 },
    { name: 'auto-disconnection', ms: -1000 },
  ]);
  expect(lateness(undefined)).toEqual([]);
});

test('one that did not come is not on time', () => {
  const seen = { joined: at(0), typedAtMs: undefined, idle: undefined, wroteAtMs: undefined };
  const late = lateness({ ...seen, returned: undefined, idleAgain: undefined, disconnected: undefined });
  expect(late.map(({ ms }) => ms)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { someInterleavings } from '../support/interleavings.ts';
import { numbers } from '../support/numbers.ts';
import { HOLDERS, LeaseWorld, twoThatLeave } from './two-that-leave.ts';

/** A sample of each: `npm run endure -- --long` takes every order. */
const ORDERS = 20;

let world: LeaseWorld;
beforeAll(async () => {
  world = await LeaseWorld.start();
});
afterAll(() => world.stop());

describe('two that leave and one that has the session, in any order of their steps', () => {
  test.each(HOLDERS)('no wake is lost, and no more than two stand at the lease’s end: it %s', async (_how, diesAt) => {
    const orders = someInterleavings(twoThatLeave(world, diesAt), ORDERS, numbers(1));
    await expect(orders).resolves.toBeUndefined();
  });
});

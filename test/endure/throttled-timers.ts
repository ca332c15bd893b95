import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { requestTimers } from '../../functions/shared/timers/timer-requests.ts';
import type { Property, Run } from './property.ts';
import { THROTTLED_SHARES } from './throttled-shares.ts';
import { TimersWorld } from './timers-world.ts';
import { passMs } from './turn-time.ts';

/** Chats under each share. */
const CHATS = 400;

const AT_ONCE = 100;

/** What the first retries have left of their time: some calls, and not many attempts. */
const HURRIED_MS = 2000;

/** What one chat asked for, oldest first, and how each request ended. */
type History = readonly { readonly minutes: number; readonly ended: string }[];

/**
 * Of all calls a share is throttled: of Amazon Connect, DynamoDB and SQS. In the end each chat has the timer that was
 * asked for last, of requests that a block was told had been taken. A later one that failed may have got through.
 */
export const throttledTimers: Property = {
  name: 'timers with 1, 10, 30, 50 and 100 % of calls throttled',
  run: (run) =>
    run.beside(THROTTLED_SHARES, async (share, part) => {
      const world = await TimersWorld.start();
      for (let left = part.count(CHATS); left > 0; left -= AT_ONCE) {
        const chats = Math.min(left, AT_ONCE);
        world.throttle(share, part.below(1_000_000));
        await underShare(share, chats, part, world);
        if (share < 1) continue;
        // What is in the queue is there already, and every retry fails for a while.
        world.throttleConnect(1);
        await underShare(share, chats, part, world, queue);
      }
      await world.stop();
    }),
};

async function underShare(
  share: number,
  chats: number,
  run: Run,
  world: TimersWorld,
  ask: typeof askOnceOrMore = askOnceOrMore,
): Promise<void> {
  const histories = await Promise.all(Array.from({ length: chats }, () => ask(share, run, world)));
  // What nothing gets through for comes again until something does.
  await world.drainOnce(share === 1 ? undefined : HURRIED_MS);
  if (share === 1) world.throttle(0, 1);
  await world.drain();
  for (const [contactId, history] of histories) {
    await run.tally.attempt(`${share * 100} % throttled, ${JSON.stringify(history)}`, () =>
      check(world, contactId, history),
    );
  }
}

/** What is asked for once alone has nothing that would send it again. */
async function askOnceOrMore(share: number, run: Run, world: TimersWorld): Promise<readonly [string, History]> {
  const contactId = randomUUID();
  const history: { minutes: number; ended: string }[] = [];
  for (let left = 1 + run.below(3); left > 0; left -= 1) {
    const minutes = 2 + run.below(479);
    // Two blocks of one flow never begin in the same millisecond.
    await passMs(1);
    history.push({ minutes, ended: await world.ask(contactId, minutes, { tries: share === 1 ? 1 : 4 }) });
  }
  return [contactId, history];
}

/** A request that was handed over to the queue before. */
async function queue(_share: number, run: Run, world: TimersWorld): Promise<readonly [string, History]> {
  const contactId = randomUUID();
  const minutes = 2 + run.below(479);
  const timers = requestTimers({ customerIdleMinutes: minutes }, Date.now(), randomUUID());
  world.waiting.push(JSON.stringify({ instanceId: 'instance', contactId, initialContactId: contactId, timers }));
  return [contactId, [{ minutes, ended: 'QUEUED' }]];
}

function check(world: TimersWorld, contactId: string, history: History): void {
  const lastTaken = history.findLastIndex(({ ended }) => ended !== 'FAILED');
  const mayHold = history.slice(Math.max(0, lastTaken)).map(({ minutes }) => minutes);
  const held = world.held.get(contactId);
  assert.ok(held === undefined ? lastTaken < 0 : mayHold.includes(held), `Amazon Connect holds ${held}.`);
}

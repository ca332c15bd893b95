import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { lambdaContext, queueEvent } from '../functions/support/lambda.ts';
import { Process } from '../functions/support/process.ts';
import { callsOf, crashesOf, killed } from './crash-points.ts';
import type { Property, Run } from './property.ts';
import { TimersWorld } from './timers-world.ts';

/** Where Amazon Connect takes the timers at once, and where it throttles the block. */
const SHARES = [0, 1] as const;

export const crashingTimers: Property = {
  name: 'timers: killed before and after every call',
  run: async (run) => {
    for (const share of SHARES) {
      const world = await TimersWorld.start();
      await killSetChatTimers(world, share, run);
      await killRetryChatTimers(world, run);
      await world.stop();
    }
  },
};

/** The block runs it again (administrator guide, connect-lambda-functions). An older request never wins. */
async function killSetChatTimers(world: TimersWorld, share: number, run: Run): Promise<void> {
  const ask = (contactId: string, minutes: number) => (life: Process) =>
    world.ask(contactId, minutes, { handler: world.functions(life, 1).set, tries: 1 });
  world.throttleConnect(share);
  const calls = await callsOf(ask(randomUUID(), 10));
  for (const crashes of crashesOf(calls, run)) {
    await run.tally.attempt(`SetChatTimers, ${share * 100} % throttled, killed ${crashes.join(' and ')}`, async () => {
      const contactId = randomUUID();
      await ask(contactId, 20)(new Process());
      await killed(crashes, ask(contactId, 30));
      assert.notEqual(await world.ask(contactId, 30), 'FAILED');
      world.throttleConnect(0);
      await world.drain();
      assert.equal(world.held.get(contactId), 30);
    });
    world.throttleConnect(share);
  }
  world.throttleConnect(0);
}

/** Its message comes again. */
async function killRetryChatTimers(world: TimersWorld, run: Run): Promise<void> {
  const retry = (body: string) => (life: Process) =>
    world.functions(life).retry(queueEvent(body), lambdaContext('RetryChatTimers'));
  const calls = await callsOf(retry(await queuedFor(world, randomUUID())));
  for (const crashes of crashesOf(calls, run)) {
    await run.tally.attempt(`RetryChatTimers killed ${crashes.join(' and ')}`, async () => {
      const contactId = randomUUID();
      const body = await queuedFor(world, contactId);
      await killed(crashes, async (life) => {
        await retry(body)(life).catch(() => undefined);
        await world.endLease(contactId);
      });
      assert.deepEqual(await world.retry([body]), []);
      assert.equal(world.held.get(contactId), 40);
    });
  }
}

async function queuedFor(world: TimersWorld, contactId: string): Promise<string> {
  world.throttleConnect(1);
  assert.equal(await world.ask(contactId, 40), 'QUEUED');
  world.throttleConnect(0);
  const [body = ''] = world.takeWaiting();
  return body;
}

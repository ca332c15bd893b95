import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ConnectOfTest, chat, httpEvent, startStartChat } from '../functions/start-chat/chat-starts.ts';
import { BotBench } from '../functions/support/bots.ts';
import { lambdaContext, queueEvent } from '../functions/support/lambda.ts';
import { answersIn, answersTo, canary, canaryBot } from './chats.ts';
import type { Property, Run } from './property.ts';
import { TimersWorld } from './timers-world.ts';

/** What an invocation has left of its time. */
const REMAINING_MS = [0, 1, 50, 500] as const;

/** How often each function has so little time. */
const TIMES = 100;

/** Longer than a lease, and than the 15 s in which a participant must be connected. */
const LATER_MS = 120_000;

/**
 * A function that has no time says so, and does what it is asked when it is invoked again with time. A request that was
 * cut off may have arrived.
 */
export const deadlines: Property = {
  name: 'deadlines of 0, 1, 50 and 500 ms',
  run: async (run) => {
    const world = await TimersWorld.start();
    const bench = await BotBench.start({ see: run.leaks.see });
    const service = await startStartChat();
    const connect = new ConnectOfTest();
    service.aws.answer = connect.answer;
    for (let time = 0; time < run.count(TIMES); time += 1) {
      for (const remainingMs of REMAINING_MS) {
        const attempt = (what: string, act: () => Promise<void>) =>
          run.tally.attempt(`${what} with ${remainingMs} ms`, act);
        await attempt('SetChatTimers', () => setTimers(world, remainingMs, run));
        await attempt('RetryChatTimers', () => retryTimers(world, remainingMs));
        await attempt('The functions of bots', () => converse(bench, remainingMs));
        await attempt('StartChat', async () => {
          const headers = { 'idempotency-key': randomUUID() };
          const { status } = await service.call(httpEvent({ body: chat(), headers }), remainingMs);
          assert.ok([200, 429, 503].includes(status), `The status was ${status}.`);
          assert.equal((await service.call(httpEvent({ body: chat(), headers }))).status, 200);
          assert.equal(connect.chats.splice(0).length, 1);
        });
      }
    }
    await Promise.all([world.stop(), bench.stop(), service.stop()]);
  },
};

async function setTimers(world: TimersWorld, remainingMs: number, run: Run): Promise<void> {
  const contactId = randomUUID();
  const [first, second] = [2 + run.below(479), 2 + run.below(479)];
  const answer = await world.ask(contactId, first, { remainingMs, tries: 1 });
  await world.drain();
  const held = world.held.get(contactId);
  assert.ok(held === first || (answer === 'FAILED' && held === undefined), `${answer}, and ${held} is held`);
  assert.notEqual(await world.ask(contactId, second, { handler: world.patient }), 'FAILED');
  await world.drain();
  assert.equal(world.held.get(contactId), second);
}

async function retryTimers(world: TimersWorld, remainingMs: number): Promise<void> {
  const contactId = randomUUID();
  world.throttleConnect(1);
  assert.equal(await world.ask(contactId, 40), 'QUEUED');
  world.throttleConnect(0);
  const bodies = world.takeWaiting();
  const event = queueEvent(...bodies);
  const { batchItemFailures } = await world.longLived.retry(event, lambdaContext('RetryChatTimers', remainingMs));
  await world.endLease(contactId);
  if (batchItemFailures.length > 0) for (const body of bodies) assert.deepEqual(await world.retry([body]), []);
  assert.equal(world.held.get(contactId), 40);
}

async function converse(bench: BotBench, remainingMs: number): Promise<void> {
  const mia = await bench.startChat();
  const hurried = bench.functions(canaryBot, undefined, remainingMs);
  const patient = bench.functions(canaryBot);
  await hurried.add(mia.contactId).catch(isNamed);
  await patient.add(mia.contactId);
  // What its joining wakes it for is done: from here on only the message wakes it.
  await bench.drain(canaryBot);
  await mia.says(canary('one'));
  const { batchItemFailures } = await hurried.run(...mia.published);
  await bench.age(mia.contactId, 0);
  await hurried.read(mia.contactId).catch(isNamed);
  await bench.drain(canaryBot, batchItemFailures.length > 0 ? mia.published : []);
  assert.deepEqual(answersIn(bench, mia), answersTo([canary('one')]));
  await hurried.remove(mia.contactId).catch(isNamed);
  await patient.remove(mia.contactId);
  await bench.age(mia.contactId, LATER_MS);
  await bench.drain(canaryBot);
  assert.deepEqual(bench.botState(mia), ['DISCONNECTED']);
  assert.equal(await bench.streamingOf(mia), 0);
}

/** A failure that a flow is told of by name. */
function isNamed(thrown: unknown): void {
  const name = thrown instanceof Error ? thrown.name : String(thrown);
  assert.match(name, /^(Throttled|ServiceFailure|ContactNotFound)$/);
}

import assert from 'node:assert/strict';
import { LocalConnect } from '../../local/index.ts';
import { waitingFlow } from '../fixtures/waiting-flow.ts';
import type { Property, Run } from './property.ts';
import { TimersWorld } from './timers-world.ts';
import { passMs } from './turn-time.ts';

/** How often a hundred chats come at once. */
const TIMES = 20;
const CHATS = 100;

/** A retry comes a little sooner than another call is taken: some come too soon, and must come again. */
const BETWEEN_RETRIES_MS = 160;

/** What a retry has: enough for a call that is taken at once, or nearly. One that is not fails, and comes again. */
const RETRY_MS = 900;

/** More retries than are ever needed. */
const MOST_RETRIES = 1000;

/**
 * Amazon Connect takes five calls of UpdateParticipantRoleConfig a second and eight at once
 * (administrator guide, amazon-connect-service-limits), and a hundred chats begin at the same moment.
 */
export const quota: Property = {
  name: 'timers of 100 chats at once under 5 calls a second with a burst of 8',
  run: async (run) => {
    for (let time = 0; time < run.count(TIMES); time += 1) await aHundredAtOnce(run);
  },
};

async function aHundredAtOnce(run: Run): Promise<void> {
  const flows = [{ name: 'Waits', type: 'CONTACT_FLOW', content: waitingFlow(604_800) }] as const;
  await using connect = await LocalConnect.start({ flows, seed: run.below(1_000_000) });
  const chats = await Promise.all(Array.from({ length: CHATS }, () => connect.startChat({ flow: 'Waits' })));
  await setQuotas(connect);
  const world = await TimersWorld.start({ url: connect.url, instanceArn: connect.instance.instanceArn });
  const asked = new Map(chats.map(({ contactId }) => [contactId, 2 + run.below(479)]));
  const ask = (contactId: string) => world.ask(contactId, asked.get(contactId) ?? 0, { handler: world.patient });
  const answers = await Promise.all(chats.map(({ contactId }) => ask(contactId)));
  let retries = 0;
  const queued = [...world.waiting];
  for (let body = queued.shift(); body !== undefined && retries < MOST_RETRIES; body = queued.shift()) {
    await passMs(BETWEEN_RETRIES_MS);
    queued.push(...(await world.retry([body], RETRY_MS)));
    retries += 1;
  }
  for (const [index, chat] of chats.entries()) {
    await run.tally.attempt(`A chat that was answered ${answers[index]}, after ${retries} retries`, () => {
      const minutes = asked.get(chat.contactId);
      assert.deepEqual(connect.contact(chat).timerConfig, [{ role: 'CUSTOMER', type: 'IDLE', minutes }]);
    });
  }
  await run.tally.attempt('The quota is what held them up', () => {
    assert.ok(answers.filter((answer) => answer !== 'SET').length >= CHATS / 2, `Few had to wait: ${answers}`);
  });
  await world.stop();
}

async function setQuotas({ url }: LocalConnect): Promise<void> {
  const answer = await fetch(`${url}/local/quotas`, { method: 'POST', body: '{"mode":"aws"}' });
  assert.equal(answer.status, 200);
}

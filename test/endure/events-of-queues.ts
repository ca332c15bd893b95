import assert from 'node:assert/strict';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { member } from '../../functions/shared/lambda/json.ts';
import { BotBench } from '../functions/support/bots.ts';
import { lambdaContext, queueEvent, sampleEvent, sampleEventNames } from '../functions/support/lambda.ts';
import { canaryBot } from './chats.ts';
import { EVENTS, EVENTS_OF_A_CHAT } from './events-of-flows.ts';
import { mutate } from './mutate.ts';
import type { Property, Run } from './property.ts';
import { TimersWorld } from './timers-world.ts';

const MOST_RECORDS = 3;

/** SQS takes no more (SQS developer guide, quotas-messages). */
const MOST_BODY = 256 * 1024;

/** What an invocation has left of its time, for what cannot be done not to be tried for long. */
const REMAINING_MS = 3000;

/** Whatever is in a queue, its function answers with messages of the batch that are to come again, and never fails. */
export const eventsOfQueues: Property = {
  name: '20,000 events for each function of queues',
  run: async (run) => {
    const world = await TimersWorld.start();
    const bench = await BotBench.start({ see: run.leaks.see });
    await pour(
      'retry-chat-timers',
      (event) => world.longLived.retry(event, lambdaContext('Retry', REMAINING_MS)),
      bench,
      run,
    );
    const { deliver } = bench.functions(canaryBot, undefined, REMAINING_MS);
    await pour('run-chat-bot', deliver, bench, run);
    await Promise.all([world.stop(), bench.stop()]);
  },
};

async function pour(
  folder: string,
  deliver: (event: SQSEvent) => Promise<SQSBatchResponse>,
  bench: BotBench,
  run: Run,
): Promise<void> {
  const samples = sampleEventNames(folder).flatMap((name) => bodiesOf(sampleEvent(`${folder}/${name}`)));
  let contactId = '';
  for (let event = 0; event < run.count(EVENTS); event += 1) {
    if (event % EVENTS_OF_A_CHAT === 0) {
      ({ contactId } = await bench.startChat());
      await bench.functions(canaryBot).add(contactId);
    }
    const bodies = Array.from({ length: 1 + run.below(MOST_RECORDS) }, () => {
      const body = samples[run.below(samples.length)] ?? '';
      const mutated = mutate({ body: run.next() < 0.5 ? body : aboutChat(body, contactId) }, run);
      const text = member(mutated, 'body');
      return (typeof text === 'string' ? text : (JSON.stringify(mutated) ?? '')).slice(0, MOST_BODY);
    });
    await run.tally.attempt(`${folder}, ${JSON.stringify(bodies).slice(0, 800)}`, async () => {
      const { batchItemFailures } = await deliver(queueEvent(...bodies));
      const ids = bodies.map((_, index) => `message-${index + 1}`);
      for (const { itemIdentifier } of batchItemFailures) assert.ok(ids.includes(itemIdentifier));
    });
    bench.takeQueued();
  }
}

const bodiesOf = (event: unknown): readonly string[] =>
  (Object(event).Records ?? []).map(({ body }: { readonly body: unknown }) => String(body));

const aboutChat = (body: string, contactId: string) =>
  body.replace(/(contactId\\*":\\*")[0-9a-f-]{36}/gi, (_, before: string) => `${before}${contactId}`);

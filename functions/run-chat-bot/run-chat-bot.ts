import { linksOf } from '../shared/bots/bot-wake.ts';
import { Deadline } from '../shared/lambda/deadline.ts';
import { jsonOf } from '../shared/lambda/json.ts';
import type { QueueHandler } from '../shared/lambda/queue-handler.ts';
import { Telemetry } from '../shared/lambda/telemetry.ts';
import type { Settings } from './settings.ts';
import { sortRecords } from './sort-records.ts';
import { type Services, WORK_SECONDS, Worker } from './worker.ts';

/**
 * RunChatBot: has bots answer. A message of the queue only wakes a bot: what there is to answer, and in which order, is
 * read from the transcript.
 *
 * A notification that cannot be worked on now is put back as a wake of ours. That holds no text, so that none ends in
 * the dead-letter queue.
 */
export function runChatBot(settings: Settings, services: Services): QueueHandler {
  const telemetry = new Telemetry('RunChatBot');

  return async function handleBatch(event, context) {
    telemetry.log.addContext(context);
    const deadline = new Deadline(WORK_SECONDS * 1000, context.getRemainingTimeInMillis());
    // What is sent follows on all that came: a chain of invocations is as long as its longest (assumed for a batch).
    const queue = services.queue.after(Math.max(0, ...event.Records.map(({ body }) => linksOf(jsonOf(body)))));
    const { wakes, failed: unread } = await sortRecords(event.Records, queue, telemetry, deadline.forCalls());
    const byContact = Map.groupBy(wakes, ({ wake }) => wake.contactId);
    const { language } = settings;
    const worker = new Worker({ services, queue, language, telemetry, deadline, requestId: context.awsRequestId });
    const failed = await Promise.all([...byContact].map(([contactId, records]) => worker.serve(contactId, records)));
    telemetry.flush();
    return { batchItemFailures: [...unread, ...failed.flat()] };
  };
}

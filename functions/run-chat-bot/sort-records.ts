import type { SQSBatchItemFailure, SQSRecord } from 'aws-lambda';
import { failureOf } from '../shared/aws/call-aws.ts';
import { type BotQueue, parseUnreadable } from '../shared/bots/bot-wake.ts';
import { jsonOf } from '../shared/lambda/json.ts';
import type { Telemetry } from '../shared/lambda/telemetry.ts';
import { type ReceivedWake, readWake, wakeOf } from './received-wake.ts';

/** A message to work on. */
export interface WakeRecord {
  readonly wake: ReceivedWake;
  readonly record: SQSRecord;
}

/** A batch's messages: those to work on, and those that must come again as they are. */
interface SortedRecords {
  readonly wakes: readonly WakeRecord[];
  readonly failed: readonly SQSBatchItemFailure[];
}

/** How often a wake is put back at most. After that the queue counts its tries. */
export const MOST_ATTEMPTS = 7;

/**
 * Sorts a batch, and takes the customers' texts out of what comes again.
 *
 * A notification holds what the customer wrote, and one that is received too often ends in the dead-letter queue with
 * it. A failure puts it back as a wake; so one that comes a second time met a process that was killed, or a queue that
 * took no wake. It is replaced by its wake, what nobody can read by a note that it was there. The others of its batch
 * are put back as well, and nothing is worked on. What killed the process may be among them, and would keep this batch
 * from being over.
 */
export async function sortRecords(
  records: readonly SQSRecord[],
  queue: BotQueue,
  telemetry: Telemetry,
  signal: AbortSignal,
): Promise<SortedRecords> {
  const read = records.map((record) => ({ record, wake: readWake(record.body) }));
  const isPutBack = read.some(({ record, wake }) => isNotification(wake) && comesAgain(record));
  const sorted = await Promise.all(read.map(({ record, wake }) => sort(record, wake)));
  return { wakes: sorted.flatMap(({ wakes }) => wakes), failed: sorted.flatMap(({ failed }) => failed) };

  async function sort(record: SQSRecord, wake: ReceivedWake | 'IRRELEVANT' | undefined): Promise<SortedRecords> {
    if (wake === 'IRRELEVANT') return NOTHING;
    if (wake === undefined) {
      return (await isLaidAside(record)) ? NOTHING : { wakes: [], failed: [{ itemIdentifier: record.messageId }] };
    }
    const attempt = wake.isOurs ? wake.attempt + 1 : 0;
    const isReplaced =
      isPutBack && attempt <= MOST_ATTEMPTS && (await isSent(() => queue.wake(wakeOf(wake, attempt), 0, signal)));
    if (isReplaced) return NOTHING;
    // What the queue gave out before was worked on before, by somebody who did not live to tell.
    return { wakes: [{ wake: { ...wake, attempt: wake.attempt + timesGivenOut(record) - 1 }, record }], failed: [] };
  }

  async function isLaidAside(record: SQSRecord): Promise<boolean> {
    const known = parseUnreadable(jsonOf(record.body));
    const notice = known ?? { messageId: record.messageId, sentAt: record.attributes?.SentTimestamp ?? '' };
    const message = 'The message is neither a notification nor a wake, and is left to the dead-letter queue';
    telemetry.log.error(message, notice);
    // The first time it is left as it is: another version of this function, as while one is being deployed, may read
    // it.
    if (known !== undefined || !comesAgain(record)) return false;
    return isSent(() => queue.tellOfUnreadable(notice, signal));
  }

  async function isSent(send: () => Promise<void>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (thrown) {
      telemetry.log.warn('The queue did not take a message without text', { ...failureOf(thrown) });
      return false;
    }
  }
}

const NOTHING: SortedRecords = { wakes: [], failed: [] };

const isNotification = (wake: ReceivedWake | 'IRRELEVANT' | undefined): boolean =>
  wake !== undefined && wake !== 'IRRELEVANT' && !wake.isOurs;

/** A record that does not tell counts as a first one. */
const timesGivenOut = ({ attributes }: SQSRecord): number =>
  Math.max(1, Number(attributes?.ApproximateReceiveCount) || 1);

const comesAgain = (record: SQSRecord): boolean => timesGivenOut(record) > 1;

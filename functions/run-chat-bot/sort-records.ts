import type { SQSBatchItemFailure, SQSRecord } from 'aws-lambda';
import { CallFailed } from '../shared/aws/call-aws.ts';
import { type BotQueue, parseUnreadable } from '../shared/bots/bot-wake.ts';
import { jsonOf } from '../shared/lambda/json.ts';
import type { Telemetry } from '../shared/lambda/telemetry.ts';
import { type Nudge, parseNudge, wakeOf } from './nudge.ts';

/** A message to work on. */
export interface Job {
  readonly nudge: Nudge;
  readonly record: SQSRecord;
}

/** A batch's messages: those to work on, and those that must come again as they are. */
export interface SortedRecords {
  readonly jobs: readonly Job[];
  readonly failed: readonly SQSBatchItemFailure[];
}

/** How often a wake is put back at most. After that the queue counts its tries. */
export const MOST_LOOKS = 7;

/**
 * Sorts a batch, and takes the customers' texts out of what comes again.
 *
 * A notification holds what the customer wrote, and one that is received too often ends in the dead-letter queue with it. A failure puts it
 * back as a wake; so one that comes a second time met a process that was killed, or a queue that took no wake. It is replaced by its wake, what
 * nobody can read by a note that it was there. The others of its batch are put back as well, and nothing is worked on: what killed the process
 * may be among them, and would keep this batch from being over.
 */
export async function sortRecords(
  records: readonly SQSRecord[],
  queue: BotQueue,
  telemetry: Telemetry,
  signal: AbortSignal,
): Promise<SortedRecords> {
  const read = records.map((record) => ({ record, nudge: parseNudge(record.body) }));
  const isPutBack = read.some(({ record, nudge }) => isNotification(nudge) && comesAgain(record));
  const sorted = await Promise.all(read.map(({ record, nudge }) => sort(record, nudge)));
  return { jobs: sorted.flatMap(({ jobs }) => jobs), failed: sorted.flatMap(({ failed }) => failed) };

  async function sort(record: SQSRecord, nudge: Nudge | 'IRRELEVANT' | undefined): Promise<SortedRecords> {
    if (nudge === 'IRRELEVANT') return NOTHING;
    if (nudge === undefined) {
      return (await isLaidAside(record)) ? NOTHING : { jobs: [], failed: [{ itemIdentifier: record.messageId }] };
    }
    const attempt = nudge.isWake ? nudge.attempt + 1 : 0;
    const isReplaced =
      isPutBack && attempt <= MOST_LOOKS && (await isSent(() => queue.wake(wakeOf(nudge, attempt), 0, signal)));
    if (isReplaced) return NOTHING;
    // What the queue gave out before was looked at before, by somebody who did not live to tell.
    return { jobs: [{ nudge: { ...nudge, attempt: nudge.attempt + timesGivenOut(record) - 1 }, record }], failed: [] };
  }

  async function isLaidAside(record: SQSRecord): Promise<boolean> {
    const known = parseUnreadable(jsonOf(record.body));
    const notice = known ?? { messageId: record.messageId, sentAt: record.attributes?.SentTimestamp ?? '' };
    const message = 'The message is neither a notification nor a wake, and is left to the dead-letter queue';
    telemetry.log.error(message, notice);
    // The first time it is left as it is: another version of this function, as while one is being deployed, may read it.
    if (known !== undefined || !comesAgain(record)) return false;
    return isSent(() => queue.tellOfUnreadable(notice, signal));
  }

  async function isSent(send: () => Promise<void>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof CallFailed)) throw thrown;
      telemetry.log.warn('The queue did not take a message without text', { ...thrown.failure });
      return false;
    }
  }
}

const NOTHING: SortedRecords = { jobs: [], failed: [] };

const isNotification = (nudge: Nudge | 'IRRELEVANT' | undefined): boolean =>
  nudge !== undefined && nudge !== 'IRRELEVANT' && !nudge.isWake;

/** A record that does not tell counts as a first one. */
const timesGivenOut = ({ attributes }: SQSRecord): number =>
  Math.max(1, Number(attributes?.ApproximateReceiveCount) || 1);

const comesAgain = (record: SQSRecord): boolean => timesGivenOut(record) > 1;

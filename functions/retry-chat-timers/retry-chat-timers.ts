import { type ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import type { Context, SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { failedCall, isGone } from '../shared/aws/aws-errors.ts';
import { wallClockMs } from '../shared/lambda/clock.ts';
import { Deadline } from '../shared/lambda/deadline.ts';
import { Telemetry, traceOf } from '../shared/lambda/telemetry.ts';
import type { ChatTimersTable } from '../shared/timers/chat-timers-table.ts';
import { sendTimers } from '../shared/timers/send-timers.ts';
import {
  namesOf,
  newestOf,
  notNoted,
  parseRetryMessage,
  type RetryMessage,
  settingsOf,
  stillNewest,
} from '../shared/timers/timer-requests.ts';
import { isLate } from './is-late.ts';

/** A retry has at most this long for one message, so that it has ended before its lease does. */
const RETRY_SECONDS = 5;
const LEASE_SECONDS = 10;

/** What RetryChatTimers works with. */
export interface Services {
  readonly connect: ConnectClient;
  readonly table: ChatTimersTable;
}

/** A Lambda handler of a queue, which answers with the messages that it wants to get again. */
export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * RetryChatTimers: finishes what throttling held up, one message after the other, so as not to be what throttles the next.
 * A message that fails comes back after the queue's visibility timeout, and goes to the dead-letter queue in the end.
 */
export function retryChatTimers(services: Services): QueueHandler {
  const telemetry = new Telemetry('RetryChatTimers');

  return async function handleBatch(event, context) {
    telemetry.log.addContext(context);
    const batchItemFailures: SQSBatchItemFailure[] = [];
    for (const record of event.Records) {
      const deadline = new Deadline(RETRY_SECONDS * 1000, context.getRemainingTimeInMillis());
      if (
        deadline.hasPassed ||
        !(await isDone(record, `${context.awsRequestId}/${record.messageId}`, deadline, services, telemetry))
      ) {
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    telemetry.flush();
    return { batchItemFailures };
  };
}

async function isDone(
  record: SQSRecord,
  holder: string,
  deadline: Deadline,
  services: Services,
  telemetry: Telemetry,
): Promise<boolean> {
  telemetry.log.resetKeys();
  telemetry.log.appendKeys({ messageId: record.messageId });
  const message = parseRetryMessage(record.body);
  if (message === undefined) {
    telemetry.log.error('The message is not one of SetChatTimers, and is left to the dead-letter queue');
    return false;
  }
  telemetry.log.appendKeys({ contactId: message.contactId, initialContactId: message.initialContactId });
  try {
    return await retry(message, holder, deadline, services, telemetry);
  } catch (thrown) {
    telemetry.log.error('The retry failed and will be repeated', { ...traceOf(thrown) });
    return false;
  }
}

/**
 * Sends what is still newest; of timers to be sent again, what is newest by now. The lease keeps two retries of one chat apart; a direct request does not wait for it, but sees in the row
 * that a retry was at work, and has its timers sent again after it.
 */
async function retry(
  message: RetryMessage,
  holder: string,
  deadline: Deadline,
  services: Services,
  telemetry: Telemetry,
): Promise<boolean> {
  const { table, connect } = services;
  const nowMs = wallClockMs();
  const signal = deadline.forCalls();
  const row = await table.lease(message.initialContactId, holder, nowMs, nowMs + LEASE_SECONDS * 1000, signal);
  if (row === undefined) {
    telemetry.log.info('Another retry is at work on this chat');
    return false;
  }
  try {
    const timers = message.again ? newestOf(message.timers, row) : stillNewest(message.timers, row);
    const names = namesOf(timers);
    if (names.length === 0) {
      telemetry.log.info('Newer timers were asked for: nothing to send');
      return true;
    }
    // A request whose own note failed is noted now, or an older one that still waits would be sent after it.
    await table.noteEach(message.initialContactId, notNoted(message.timers, row), nowMs, signal);
    const failure = await sendTimers(connect, message, settingsOf(timers), signal);
    if (failure !== undefined) {
      const gone = isGone(failure);
      if (gone) telemetry.count('TimersDropped');
      const what = gone ? 'The contact is gone: timers dropped' : 'Chat timers still not set';
      telemetry.log.warn(what, { timers: names, ...failure });
      return gone;
    }
    telemetry.count('TimersRetried');
    telemetry.log.info('Chat timers set by a retry', { timers: names });
    // Those were in time with their first call, or have a message of their own that tells.
    if (!message.again) await tellIfLate({ ...message, timers }, deadline, connect, telemetry);
    return true;
  } finally {
    await release(message, holder, deadline, table, telemetry);
  }
}

/** Gives the lease back. Where that fails it ends by itself, and a message of the same chat comes back until then. */
async function release(
  message: RetryMessage,
  holder: string,
  deadline: Deadline,
  table: ChatTimersTable,
  telemetry: Telemetry,
): Promise<void> {
  try {
    await table.release(message.initialContactId, holder, wallClockMs(), deadline.forTheLastAct());
  } catch (thrown) {
    telemetry.log.warn('The lease could not be given back', { ...failedCall('UpdateItem', thrown) });
  }
}

/** Tells of timers that came after the agent they were meant for: timers are taken when an agent joins, and not changed after. */
async function tellIfLate(
  message: RetryMessage,
  deadline: Deadline,
  connect: ConnectClient,
  telemetry: Telemetry,
): Promise<void> {
  try {
    const { Contact } = await connect.send(
      new DescribeContactCommand({ InstanceId: message.instanceId, ContactId: message.contactId }),
      { abortSignal: deadline.forCalls() },
    );
    if (!isLate(message.timers, Contact?.AgentInfo?.ConnectedToAgentTimestamp)) return;
    telemetry.count('TimersSetLate');
    telemetry.log.warn('An agent joined before the timers were set: they apply from the next one that joins', {
      timers: namesOf(message.timers),
    });
  } catch (thrown) {
    telemetry.log.warn('Could not tell whether the timers came late', { ...failedCall('DescribeContact', thrown) });
  }
}

import { type ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import type { SQSBatchItemFailure, SQSRecord } from 'aws-lambda';
import { isGone } from '../shared/aws/aws-errors.ts';
import { CallFailed, callAws, failureOf } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import { Deadline } from '../shared/lambda/deadline.ts';
import type { QueueHandler } from '../shared/lambda/queue-handler.ts';
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
import { LEASE_SECONDS, RETRY_SECONDS } from './plan-retry.ts';

/** What RetryChatTimers works with. */
interface Services {
  readonly connect: ConnectClient;
  readonly table: ChatTimersTable;
}

/** One message's retry, and what it works with. */
interface Retry extends Services {
  /** Who holds the chat's lease. */
  readonly holder: string;
  readonly deadline: Deadline;
  readonly telemetry: Telemetry;
}

/**
 * RetryChatTimers: finishes what throttling held up, one message after the other, so as not to be what throttles the
 * next. A message that fails comes back after the queue's visibility timeout, and goes to the dead-letter queue in the
 * end.
 */
export function retryChatTimers(services: Services): QueueHandler {
  const telemetry = new Telemetry('RetryChatTimers');

  return async function handleBatch(event, context) {
    telemetry.log.addContext(context);
    const batchItemFailures: SQSBatchItemFailure[] = [];
    for (const record of event.Records) {
      const deadline = new Deadline(RETRY_SECONDS * 1000, context.getRemainingTimeInMillis());
      const holder = `${context.awsRequestId}/${record.messageId}`;
      const isDone = !deadline.hasPassed && (await finish(record, { ...services, holder, deadline, telemetry }));
      if (!isDone) batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    telemetry.flush();
    return { batchItemFailures };
  };
}

/** Whether the message is done with, and need not come again. */
async function finish(record: SQSRecord, retry: Retry): Promise<boolean> {
  const { log } = retry.telemetry;
  log.resetKeys();
  log.appendKeys({ messageId: record.messageId });
  const message = parseRetryMessage(record.body);
  if (message === undefined) {
    log.error('The message is not one of SetChatTimers, and is left to the dead-letter queue');
    return false;
  }
  log.appendKeys({ contactId: message.contactId, initialContactId: message.initialContactId });
  try {
    return await underLease(message, retry);
  } catch (thrown) {
    const why = thrown instanceof CallFailed ? { ...thrown.failure } : { ...traceOf(thrown) };
    log.error('The retry failed and will be repeated', why);
    return false;
  }
}

/**
 * The lease keeps two retries of one chat apart. A direct request does not wait for it, but sees in the row that a
 * retry was at work, and has its timers sent again after it.
 */
async function underLease(message: RetryMessage, retry: Retry): Promise<boolean> {
  const { table, holder, deadline, telemetry } = retry;
  const moment = now(deadline.forCalls());
  const untilMs = moment.nowMs + LEASE_SECONDS * 1000;
  const row = await table.lease(message.initialContactId, { holder, untilMs }, moment);
  if (row === undefined) {
    telemetry.log.info('Another retry is at work on this chat');
    return false;
  }
  try {
    // A request whose own note failed is noted now, or an older one that still waits would be sent after it.
    const note = () => table.noteEach(message.initialContactId, notNoted(message.timers, row), moment);
    const timers = message.again ? newestOf(message.timers, row) : stillNewest(message.timers, row);
    return await send({ ...message, timers }, note, retry, moment.signal);
  } finally {
    await release(message, retry);
  }
}

/** Sends what is still newest; of timers to be sent again, what is newest by now. */
async function send(
  message: RetryMessage,
  note: () => Promise<unknown>,
  retry: Retry,
  signal: AbortSignal,
): Promise<boolean> {
  const { connect, telemetry } = retry;
  const timers = namesOf(message.timers);
  if (timers.length === 0) {
    telemetry.log.info('Newer timers were asked for: nothing to send');
    return true;
  }
  await note();
  const failure = await sendTimers(connect, message, settingsOf(message.timers), signal);
  if (failure !== undefined) {
    const gone = isGone(failure);
    if (gone) telemetry.count('TimersDropped');
    const what = gone ? 'The contact is gone: timers dropped' : 'Chat timers still not set';
    telemetry.log.warn(what, { timers, ...failure });
    return gone;
  }
  telemetry.count('TimersRetried');
  telemetry.log.info('Chat timers set by a retry', { timers });
  // Those were in time with their first call, or have a message of their own that tells.
  if (!message.again) await tellIfLate(message, retry);
  return true;
}

/** Gives the lease back. Where that fails it ends by itself, and a message of the same chat comes back until then. */
async function release({ initialContactId }: RetryMessage, retry: Retry): Promise<void> {
  const { table, holder, deadline, telemetry } = retry;
  try {
    await table.release(initialContactId, holder, now(deadline.forTheLastAct()));
  } catch (thrown) {
    telemetry.log.warn('The lease could not be given back', { ...failureOf(thrown) });
  }
}

/**
 * Tells of timers that came after the agent they were meant for: timers are taken when an agent joins, and do not
 * change after.
 */
async function tellIfLate({ instanceId, contactId, timers }: RetryMessage, retry: Retry): Promise<void> {
  const { connect, deadline, telemetry } = retry;
  const command = new DescribeContactCommand({ InstanceId: instanceId, ContactId: contactId });
  try {
    const { Contact } = await callAws('DescribeContact', connect, command, deadline.forCalls());
    if (!isLate(timers, Contact?.AgentInfo?.ConnectedToAgentTimestamp)) return;
    telemetry.count('TimersSetLate');
    telemetry.log.warn('An agent joined before the timers were set: they apply from the next one that joins', {
      timers: namesOf(timers),
    });
  } catch (thrown) {
    telemetry.log.warn('Could not tell whether the timers came late', { ...failureOf(thrown) });
  }
}

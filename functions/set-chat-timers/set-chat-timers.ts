import type { ConnectClient } from '@aws-sdk/client-connect';
import { type FailedCall, failedCall, isGone, isPassing } from '../shared/aws/aws-errors.ts';
import { CallFailed, failureOf } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import { type FlowCall, type FlowHandler, flowFunction } from '../shared/flow/flow-function.ts';
import type { FlowResult } from '../shared/flow/flow-result.ts';
import { abortAfterMs, wallClockMs } from '../shared/lambda/clock.ts';
import { TIMER_NAMES, type TimerSettings } from '../shared/timers/chat-timers.ts';
import type { ChatTimersTable } from '../shared/timers/chat-timers-table.ts';
import { sendTimers } from '../shared/timers/send-timers.ts';
import {
  type NotedTimers,
  namesOf,
  type RetryMessage,
  requestTimers,
  type TimerRequests,
  toSendAgain,
} from '../shared/timers/timer-requests.ts';
import { AGAIN_SECONDS, FIRST_RETRY_SECONDS } from './plan-retry.ts';
import { PARAMETER_NAMES, planTimers, type TimerPlan } from './plan-timers.ts';
import type { RetryQueue } from './retry-queue.ts';
import type { Settings } from './settings.ts';

/**
 * How much longer than the call its note may take. After that the chat goes on, and the timers are sent again, which is
 * always right.
 */
const NOTE_GRACE_MS = 300;

/** What SetChatTimers works with. */
interface Services {
  readonly connect: ConnectClient;
  readonly table: ChatTimersTable;
  readonly queue: RetryQueue;
}

/**
 * SetChatTimers: sets a chat's idle and auto-disconnect timers.
 *
 * Timers matter only once an agent or a custom participant joins (administrator guide, setup-chat-timeouts). So what
 * Amazon Connect does not take within the block's time goes to a queue, RetryChatTimers finishes it, and the block gets
 * `QUEUED`. The request is noted in the table beside the call and not before it, so that the note costs the chat no
 * time; `toSendAgain` finds what that order can miss. Where that cannot be queued either, an older request may still
 * overtake this one, and the block is told that it failed.
 */
export function setChatTimers(settings: Settings, services: Services): FlowHandler {
  return flowFunction<TimerPlan>({
    name: 'SetChatTimers',
    parameterNames: PARAMETER_NAMES,
    blockTimeLimitSeconds: settings.blockTimeLimitSeconds,
    decide: (parameters) => planTimers(parameters, settings.policies),
    act: async (plan, call) => {
      const requests = requestTimers(plan.timers, wallClockMs(), call.requestId);
      const sent = await sendAndNote(services, call, plan.timers, requests);
      const { failure, noted } = sent;
      if (failure !== undefined && !isPassing(failure)) {
        await takeBack(services.table, call, sent, failure);
        throw new CallFailed(failure);
      }
      const [notQueued, notQueuedAgain] = await Promise.all([
        failure && enqueue(services, call, { timers: requests }, FIRST_RETRY_SECONDS),
        sendAgainWhereNeeded(services, call, toSendAgain(requests, noted)),
      ]);
      if (notQueued === undefined && notQueuedAgain !== undefined) throw new CallFailed(notQueuedAgain);
      if (failure === undefined) {
        call.telemetry.count('TimersSet');
        call.telemetry.log.info('Chat timers set', { timers: namesOf(requests) });
        return resultOf('SET', plan);
      }
      if (notQueued !== undefined) {
        call.telemetry.log.error('The retry queue did not take the timers', { ...notQueued });
        await takeBack(services.table, call, sent, failure);
        throw new CallFailed(failure);
      }
      call.telemetry.count('TimersQueued');
      call.telemetry.log.warn('Chat timers queued', { timers: namesOf(requests), ...failure });
      return resultOf('QUEUED', plan);
    },
  });
}

/** What was sent, how that failed, and what the table has noted of it; `undefined` when that failed. */
interface SentTimers {
  readonly requests: TimerRequests;
  readonly failure: FailedCall | undefined;
  readonly noted: NotedTimers | undefined;
}

/**
 * Sends the timers and notes the request, side by side. A note that lags behind the call is given up, so that a slow
 * table holds up no chat.
 */
async function sendAndNote(
  services: Services,
  call: FlowCall,
  timers: TimerSettings,
  requests: TimerRequests,
): Promise<SentTimers> {
  const signal = call.deadline.forCallsBeforeAHandOver();
  const lagging = new AbortController();
  const noting = note(services.table, call, requests, AbortSignal.any([signal, lagging.signal]));
  const failure = await sendTimers(services.connect, call, timers, signal);
  abortAfterMs(NOTE_GRACE_MS).addEventListener('abort', () => lagging.abort());
  return { requests, failure, noted: await noting };
}

/**
 * Notes the request in the table. A failure does not fail the block: the request is then sent once more through
 * the queue, and noted by the retry that sends it.
 */
async function note(
  table: ChatTimersTable,
  call: FlowCall,
  requests: TimerRequests,
  signal: AbortSignal,
): Promise<NotedTimers | undefined> {
  try {
    return await table.note(call.initialContactId, requests, now(signal));
  } catch (thrown) {
    call.telemetry.log.warn('The table did not take the timers', { ...failureOf(thrown) });
    return undefined;
  }
}

/**
 * A request that failed for good must not stay noted as the newest: an older one that still waits in the queue would be
 * dropped for it.
 */
async function takeBack(
  table: ChatTimersTable,
  call: FlowCall,
  { requests, noted }: SentTimers,
  failure: FailedCall,
): Promise<void> {
  if (noted === undefined || isGone(failure)) return;
  const { initialContactId, deadline, telemetry } = call;
  const signal = AbortSignal.any([deadline.forTheLastAct(), abortAfterMs(NOTE_GRACE_MS)]);
  try {
    await table.takeBack(initialContactId, { requests, replaced: noted.replaced }, now(signal));
  } catch (thrown) {
    telemetry.log.warn('The table did not take the timers back', { ...failureOf(thrown) });
  }
}

/** Returns how that failed, where it was needed. */
async function sendAgainWhereNeeded(
  services: Services,
  call: FlowCall,
  timers: TimerRequests,
): Promise<FailedCall | undefined> {
  if (namesOf(timers).length === 0) return undefined;
  const notQueued = await enqueue(services, call, { timers, again: true }, AGAIN_SECONDS);
  if (notQueued === undefined) call.telemetry.log.info('Chat timers will be sent again', { timers: namesOf(timers) });
  else call.telemetry.log.error('The retry queue did not take the timers that need sending again', { ...notQueued });
  return notQueued;
}

async function enqueue(
  services: Services,
  call: FlowCall,
  waiting: Pick<RetryMessage, 'timers' | 'again'>,
  delaySeconds: number,
): Promise<FailedCall | undefined> {
  const { instanceId, contactId, initialContactId } = call;
  const message: RetryMessage = { instanceId, contactId, initialContactId, ...waiting };
  try {
    await services.queue.put(message, delaySeconds, call.deadline.forTheLastAct());
    return undefined;
  } catch (thrown) {
    return failedCall('SendMessage', thrown);
  }
}

function resultOf(status: 'SET' | 'QUEUED', { policy, timers }: TimerPlan): FlowResult {
  return { status, ...(policy === undefined ? {} : { policy }), ...textOf(timers) };
}

function textOf(timers: TimerSettings): FlowResult {
  return Object.fromEntries(
    TIMER_NAMES.flatMap((name) => (timers[name] === undefined ? [] : [[name, String(timers[name])]])),
  );
}

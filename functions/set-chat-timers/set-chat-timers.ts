import type { ConnectClient } from '@aws-sdk/client-connect';
import { failedCall, flowErrorOf, isPassing } from '../shared/aws-errors.ts';
import { TIMER_NAMES, type TimerSettings } from '../shared/chat-timers.ts';
import { wallClockMs } from '../shared/clock.ts';
import type { FailedCall } from '../shared/errors.ts';
import { type FlowCall, type FlowHandler, flowFunction } from '../shared/flow-function.ts';
import { sendTimers } from '../shared/send-timers.ts';
import type { FlowResult } from '../shared/string-map.ts';
import type { ChatTimersTable } from '../shared/table.ts';
import {
  type ChatTimersRow,
  namesOf,
  type RetryMessage,
  requestTimers,
  type TimerRequests,
  toSendAgain,
} from '../shared/timer-requests.ts';
import { PARAMETER_NAMES, planTimers, type TimerPlan } from './plan-timers.ts';
import type { RetryQueue } from './retry-queue.ts';
import type { Settings } from './settings.ts';

/** How long a throttled request rests before its first retry. */
const FIRST_RETRY_SECONDS = 2;

/** After this time a retry that was at work while we were has ended or lost its lease. */
const AFTER_RETRY_SECONDS = 30;

/** What SetChatTimers works with. */
export interface Services {
  readonly connect: ConnectClient;
  readonly table: ChatTimersTable;
  readonly queue: RetryQueue;
}

/**
 * SetChatTimers: sets a chat's idle and auto-disconnect timers.
 *
 * Timers matter only once an agent or a custom participant joins (administrator guide, setup-chat-timeouts). So what Amazon Connect does not
 * take within the block's time goes to a queue, RetryChatTimers finishes it, and the block gets `QUEUED`. The request is noted in the table
 * beside the call and not before it, so that the note costs the chat no time; `toSendAgain` finds what that order can miss.
 */
export function setChatTimers(settings: Settings, services: Services): FlowHandler {
  return flowFunction<TimerPlan>({
    name: 'SetChatTimers',
    parameterNames: PARAMETER_NAMES,
    blockTimeLimitSeconds: settings.blockTimeLimitSeconds,
    decide: (parameters) => planTimers(parameters, settings.policies),
    act: async (plan, call) => {
      const requests = requestTimers(plan.timers, wallClockMs(), call.requestId);
      const [failure, row] = await Promise.all([
        sendTimers(services.connect, call, plan.timers, call.deadline.forCalls()),
        note(services.table, call, requests),
      ]);
      if (failure === undefined) {
        await sendAgainWhereNeeded(services, call, toSendAgain(requests, row));
        call.telemetry.count('TimersSet');
        call.telemetry.log.info('Chat timers set', { timers: namesOf(requests) });
        return resultOf('SET', plan);
      }
      if (!isPassing(failure)) throw flowErrorOf(failure);
      const notQueued = await enqueue(services, call, requests, FIRST_RETRY_SECONDS);
      if (notQueued !== undefined) {
        call.telemetry.log.error('The retry queue did not take the timers', { ...notQueued });
        throw flowErrorOf(failure);
      }
      call.telemetry.count('TimersQueued');
      call.telemetry.log.warn('Chat timers queued', { timers: namesOf(requests), ...failure });
      return resultOf('QUEUED', plan);
    },
  });
}

/** Notes the request in the table. A failure is no reason to fail the block: the request is then sent once more through the queue. */
async function note(
  table: ChatTimersTable,
  call: FlowCall,
  requests: TimerRequests,
): Promise<ChatTimersRow | undefined> {
  try {
    return await table.note(call.initialContactId, requests, wallClockMs(), call.deadline.forCalls());
  } catch (thrown) {
    call.telemetry.log.warn('The table did not take the timers', { ...failedCall('UpdateItem', thrown) });
    return undefined;
  }
}

async function sendAgainWhereNeeded(services: Services, call: FlowCall, timers: TimerRequests): Promise<void> {
  if (namesOf(timers).length === 0) return;
  const notQueued = await enqueue(services, call, timers, AFTER_RETRY_SECONDS);
  if (notQueued === undefined) call.telemetry.log.info('Chat timers will be sent again', { timers: namesOf(timers) });
  else call.telemetry.log.error('The retry queue did not take the timers that need sending again', { ...notQueued });
}

async function enqueue(
  services: Services,
  call: FlowCall,
  timers: TimerRequests,
  delaySeconds: number,
): Promise<FailedCall | undefined> {
  const { instanceId, contactId, initialContactId } = call;
  const message: RetryMessage = { instanceId, contactId, initialContactId, timers };
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

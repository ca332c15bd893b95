import { LEAST_MINUTES, MOST_MINUTES, TIMER_NAMES, type TimerName, type TimerSettings } from './chat-timers.ts';
import * as z from './zod.ts';

const timerMinutes = z.union([z.int().check(z.minimum(LEAST_MINUTES), z.maximum(MOST_MINUTES)), z.literal('unset')]);

/** What was last asked of one timer of a chat, when, and by which invocation. */
const timerRequest = z.object({
  minutes: timerMinutes,
  atMs: z.int().check(z.nonnegative()),
  /** Tells requests of the same millisecond apart. */
  requestId: z.string().check(z.minLength(1)),
});

const timerRequests = z.object({
  customerIdleMinutes: z.optional(timerRequest),
  customerAutoDisconnectMinutes: z.optional(timerRequest),
  agentIdleMinutes: z.optional(timerRequest),
  agentAutoDisconnectMinutes: z.optional(timerRequest),
});

const retryMessage = z.object({
  instanceId: z.string().check(z.minLength(1), z.maxLength(100)),
  contactId: z.string().check(z.minLength(1), z.maxLength(256)),
  initialContactId: z.string().check(z.minLength(1), z.maxLength(256)),
  timers: timerRequests,
});

export type TimerRequest = z.infer<typeof timerRequest>;
export type TimerRequests = { readonly [Name in TimerName]?: TimerRequest | undefined };

/** What waits in the queue: timers that are still to be sent, unless something newer was asked of them. */
export type RetryMessage = z.infer<typeof retryMessage>;

/** Reads a queue message's body. `undefined` when it is none of ours. */
export function parseRetryMessage(body: string): RetryMessage | undefined {
  const parsed = retryMessage.safeParse(jsonOf(body));
  return parsed.success ? parsed.data : undefined;
}

/** Reads one noted request. `undefined` when there is none. */
export function parseTimerRequest(value: unknown): TimerRequest | undefined {
  const parsed = timerRequest.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One request for several timers. */
export function requestTimers(settings: TimerSettings, atMs: number, requestId: string): TimerRequests {
  const requests: Partial<Record<TimerName, TimerRequest>> = {};
  for (const name of TIMER_NAMES) {
    const minutes = settings[name];
    if (minutes !== undefined) requests[name] = { minutes, atMs, requestId };
  }
  return requests;
}

/** A chat's row in the table: the newest request for each timer, and whether a retry is, or was just, at work on it. */
export interface ChatTimersRow {
  readonly timers: TimerRequests;
  /** Until when the chat is, or was, in the hands of a retry. */
  readonly retryUntilMs: number | undefined;
}

/**
 * Of timers that waited, those that are still the newest asked for. A timer whose row entry is of the same millisecond but of another
 * request was asked for later: the row is written after the time is read, and the last writer of a millisecond stays.
 */
export function stillNewest(waiting: TimerRequests, row: ChatTimersRow): TimerRequests {
  return pick(waiting, (name, request) => {
    const newest = row.timers[name];
    return newest === undefined || newest.requestId === request.requestId || newest.atMs < request.atMs;
  });
}

/**
 * How much clocks of different Lambda hosts may differ. A retry that ended this shortly before a request began counts as at the same time.
 */
export const CLOCK_SLACK_MS = 1000;

/**
 * What must be sent once more after a direct request has been answered, so that the newest values are the last ones that Amazon Connect gets:
 * all its timers when a retry was at work meanwhile, for that may have sent an older value after ours; else those that somebody asked for
 * later than we did, for ours may have arrived after theirs. Where the row could not be written or read, all of ours.
 */
export function toSendAgain(sent: TimerRequests, row: ChatTimersRow | undefined): TimerRequests {
  if (row === undefined) return sent;
  const retryUntilMs = row.retryUntilMs;
  const newest: Partial<Record<TimerName, TimerRequest>> = {};
  for (const name of TIMER_NAMES) {
    const ours = sent[name];
    if (ours === undefined) continue;
    const recorded = row.timers[name] ?? ours;
    const isOvertaken = recorded.requestId !== ours.requestId;
    const wasRetried = retryUntilMs !== undefined && retryUntilMs + CLOCK_SLACK_MS >= ours.atMs;
    if (isOvertaken || wasRetried) newest[name] = recorded;
  }
  return newest;
}

/** The requests' values alone. */
export function settingsOf(requests: TimerRequests): TimerSettings {
  const settings: Partial<Record<TimerName, TimerRequest['minutes']>> = {};
  for (const name of TIMER_NAMES) {
    const request = requests[name];
    if (request !== undefined) settings[name] = request.minutes;
  }
  return settings;
}

export const namesOf = (requests: TimerRequests): readonly TimerName[] =>
  TIMER_NAMES.filter((name) => requests[name] !== undefined);

function pick(requests: TimerRequests, keep: (name: TimerName, request: TimerRequest) => boolean): TimerRequests {
  const kept: Partial<Record<TimerName, TimerRequest>> = {};
  for (const name of TIMER_NAMES) {
    const request = requests[name];
    if (request !== undefined && keep(name, request)) kept[name] = request;
  }
  return kept;
}

import { isTimerMinutes, TIMER_NAMES, type TimerMinutes, type TimerName, type TimerSettings } from './chat-timers.ts';
import { isObject, isText, jsonOf } from './unknown.ts';

/** What was last asked of one timer of a chat, when, and by which invocation. */
export interface TimerRequest {
  readonly minutes: TimerMinutes;
  readonly atMs: number;
  /** Tells requests of the same millisecond apart. */
  readonly requestId: string;
}

export type TimerRequests = { readonly [Name in TimerName]?: TimerRequest | undefined };

/** What waits in the queue: timers that are still to be sent, unless something newer was asked of them. */
export interface RetryMessage {
  readonly instanceId: string;
  readonly contactId: string;
  readonly initialContactId: string;
  readonly timers: TimerRequests;
}

/** Reads a queue message's body. `undefined` when it is none of ours. */
export function parseRetryMessage(body: string): RetryMessage | undefined {
  const message = jsonOf(body);
  if (!isObject(message)) return undefined;
  const { instanceId, contactId, initialContactId } = message;
  const timers = parseTimerRequests(message.timers);
  if (!isText(instanceId, 100) || !isText(contactId, 256) || !isText(initialContactId, 256)) return undefined;
  return timers === undefined ? undefined : { instanceId, contactId, initialContactId, timers };
}

function parseTimerRequests(value: unknown): TimerRequests | undefined {
  if (!isObject(value)) return undefined;
  const requests: Partial<Record<TimerName, TimerRequest>> = {};
  for (const name of TIMER_NAMES) {
    if (value[name] === undefined) continue;
    const request = parseTimerRequest(value[name]);
    if (request === undefined) return undefined;
    requests[name] = request;
  }
  return requests;
}

/** Reads one noted request. `undefined` when there is none. */
export function parseTimerRequest(value: unknown): TimerRequest | undefined {
  if (!isObject(value)) return undefined;
  const { minutes, atMs, requestId } = value;
  if (!isTimerMinutes(minutes) || !isTimeMs(atMs) || !isText(requestId)) return undefined;
  return { minutes, atMs, requestId };
}

const isTimeMs = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

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

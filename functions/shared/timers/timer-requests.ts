import { isObject, isText, jsonOf } from '../lambda/json.ts';
import { isTimerMinutes, TIMER_NAMES, type TimerMinutes, type TimerName, type TimerSettings } from './chat-timers.ts';

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
  /**
   * The timers were sent already, or wait in a message of their own, and may have been overtaken on the way: whatever
   * is newest by now is sent once more.
   */
  readonly again?: true;
}

/** Reads a queue message's body. `undefined` when it is none of ours. */
export function parseRetryMessage(body: string): RetryMessage | undefined {
  const message = jsonOf(body);
  if (!isObject(message)) return undefined;
  const { instanceId, contactId, initialContactId } = message;
  const timers = parseTimerRequests(message.timers);
  if (!isText(instanceId, 100) || !isText(contactId, 256) || !isText(initialContactId, 256)) return undefined;
  if (timers === undefined) return undefined;
  return { instanceId, contactId, initialContactId, timers, ...(message.again === true ? { again: true } : {}) };
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
 * Of timers that waited, those that are still the newest asked for. A timer whose row entry is of the same millisecond
 * but of another request was asked for later. The row is written after the time is read, and the last writer of a
 * millisecond stays.
 */
export function stillNewest(waiting: TimerRequests, row: ChatTimersRow): TimerRequests {
  return pick(waiting, (name, request) => {
    const newest = row.timers[name];
    return newest === undefined || newest.requestId === request.requestId || newest.atMs < request.atMs;
  });
}

/** Of timers that waited, those whose request the row does not hold though it is newer: their note failed. */
export function notNoted(waiting: TimerRequests, row: ChatTimersRow): TimerRequests {
  return pick(stillNewest(waiting, row), (name, request) => row.timers[name]?.requestId !== request.requestId);
}

/** The newest values of timers: those of the row, except where these are newer. */
export function newestOf(timers: TimerRequests, row: ChatTimersRow): TimerRequests {
  return { ...pick(row.timers, (name) => timers[name] !== undefined), ...stillNewest(timers, row) };
}

/** A note in the row: what the row holds after it, and the earlier entries of its timers whose place it took. */
export interface NotedTimers {
  readonly row: ChatTimersRow;
  readonly replaced: TimerRequests;
}

/**
 * How much clocks of different Lambda hosts may differ. A retry that ended this shortly before a request began counts
 * as at the same time.
 */
const CLOCK_SLACK_MS = 1000;

/**
 * A direct request is over when its block's time is: 8 seconds at most (administrator guide,
 * invoke-lambda-function-block).
 */
const DIRECT_REQUEST_MS = 8000;

/**
 * What must be sent once more after a direct request, so that the newest values are the last ones that Amazon Connect
 * gets.
 *
 * Two direct requests that overlap may arrive in either order, and so may their notes, which are written beside the
 * calls. But of two notes in one row, one is the second. It sees the first: a newer one, which it did not replace, or
 * an older one, which it did. Whichever is second has the newest sent again, after both calls are over. Where both ask
 * for the same minutes their order does not matter, and a third with other minutes was seen by one of the two.
 *
 * Likewise everything when a retry was at work meanwhile, for that may have sent an older value after ours. Where the
 * row could not be written or read, or holds our own entry already, as after a lost answer, all of ours.
 */
export function toSendAgain(sent: TimerRequests, noted: NotedTimers | undefined): TimerRequests {
  if (noted === undefined) return sent;
  const { row, replaced } = noted;
  const retryUntilMs = row.retryUntilMs;
  const newest: Partial<Record<TimerName, TimerRequest>> = {};
  for (const name of TIMER_NAMES) {
    const ours = sent[name];
    if (ours === undefined) continue;
    const recorded = row.timers[name] ?? ours;
    const wasOvertaken = recorded.requestId !== ours.requestId;
    const wasRetried = retryUntilMs !== undefined && retryUntilMs + CLOCK_SLACK_MS >= ours.atMs;
    if (wasOvertaken || wasRetried || mayArriveAfter(ours, replaced[name])) newest[name] = recorded;
  }
  return newest;
}

function mayArriveAfter(ours: TimerRequest, earlier: TimerRequest | undefined): boolean {
  if (earlier === undefined) return false;
  if (earlier.requestId === ours.requestId) return true;
  return earlier.minutes !== ours.minutes && earlier.atMs + DIRECT_REQUEST_MS + CLOCK_SLACK_MS >= ours.atMs;
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

import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, isExpired, type Moment, number, ROW_LIFE_MS, type RowChange, Rows, seconds } from '../aws/rows.ts';
import { TIMER_NAMES, type TimerName } from './chat-timers.ts';
import {
  type ChatTimersRow,
  type NotedTimers,
  namesOf,
  parseTimerRequest,
  type TimerRequest,
  type TimerRequests,
} from './timer-requests.ts';

/** The rows of chats' timers: partition key `pk` = `timers#<InitialContactId>`. */
export class ChatTimersTable {
  readonly #rows: Rows;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#rows = new Rows(client, tableName);
  }

  /** Notes requests as the newest, timer by timer, except where something newer is noted. @throws CallFailed */
  async note(initialContactId: string, requests: TimerRequests, moment: Moment): Promise<NotedTimers> {
    const before = await this.#noteIfNewest(initialContactId, requests, namesOf(requests), moment);
    if (before !== undefined) {
      return { row: { ...before, timers: { ...before.timers, ...requests } }, replaced: before.timers };
    }
    const replaced = await this.noteEach(initialContactId, requests, moment);
    return { row: rowOf(await this.#rows.read(pkOf(initialContactId), moment), moment.nowMs), replaced };
  }

  /** Notes requests one by one, except where something newer is noted. Returns the entries whose place they took. */
  async noteEach(initialContactId: string, requests: TimerRequests, moment: Moment): Promise<TimerRequests> {
    const replaced: Partial<Record<TimerName, TimerRequest>> = {};
    for (const name of namesOf(requests)) {
      const timers = (await this.#noteIfNewest(initialContactId, requests, [name], moment))?.timers;
      if (timers?.[name] !== undefined) replaced[name] = timers[name];
    }
    return replaced;
  }

  /** Puts what requests replaced back in their place, timer by timer, except where something newer is noted by now. */
  async takeBack(
    initialContactId: string,
    { requests, replaced }: { readonly requests: TimerRequests; readonly replaced: TimerRequests },
    moment: Moment,
  ): Promise<void> {
    const putBack = async (name: TimerName): Promise<void> => {
      const requestId = requests[name]?.requestId ?? '';
      const earlier = replaced[name];
      const isKnown = earlier !== undefined && earlier.requestId !== requestId;
      await this.#update(initialContactId, moment, {
        UpdateExpression: `SET expiresAt = :expiresAt${isKnown ? `, ${name} = :earlier` : ` REMOVE ${name}`}`,
        ConditionExpression: `${name}.requestId = :requestId`,
        ExpressionAttributeValues: {
          ':requestId': { S: requestId },
          ...(isKnown ? { ':earlier': attributeOf(earlier) } : {}),
        },
      });
    };
    await Promise.all(namesOf(requests).map(putBack));
  }

  /**
   * Takes the chat into the hands of one retry, which alone then decides what is sent, and returns the row.
   * `undefined` while another retry has it.
   */
  async lease(
    initialContactId: string,
    { holder, untilMs }: { readonly holder: string; readonly untilMs: number },
    moment: Moment,
  ): Promise<ChatTimersRow | undefined> {
    return this.#update(initialContactId, moment, {
      UpdateExpression: 'SET retryUntilMs = :until, retryHolder = :holder, expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(retryHolder) OR retryHolder = :holder OR retryUntilMs < :now',
      ExpressionAttributeValues: {
        ':until': number(untilMs),
        ':holder': { S: holder },
        ':now': number(moment.nowMs),
      },
    });
  }

  /** Gives the chat back. When that was is kept: a request that overlapped with the retry must see it. */
  async release(initialContactId: string, holder: string, moment: Moment): Promise<void> {
    await this.#update(initialContactId, moment, {
      UpdateExpression: 'SET retryUntilMs = :now, expiresAt = :expiresAt REMOVE retryHolder',
      ConditionExpression: 'retryHolder = :holder',
      ExpressionAttributeValues: { ':now': number(moment.nowMs), ':holder': { S: holder } },
    });
  }

  /** Returns the row before it; `undefined` when something newer is noted. */
  async #noteIfNewest(
    initialContactId: string,
    requests: TimerRequests,
    names: readonly TimerName[],
    moment: Moment,
  ): Promise<ChatTimersRow | undefined> {
    const values: Record<string, AttributeValue> = {};
    for (const name of names) {
      const request = requests[name];
      if (request === undefined) continue;
      values[`:${name}`] = attributeOf(request);
      values[`:${name}At`] = number(request.atMs);
    }
    return this.#update(initialContactId, moment, {
      ReturnValues: 'ALL_OLD',
      UpdateExpression: `SET expiresAt = :expiresAt, ${names.map((name) => `${name} = :${name}`).join(', ')}`,
      ConditionExpression: names
        .map((name) => `(attribute_not_exists(${name}) OR ${name}.atMs <= :${name}At)`)
        .join(' AND '),
      ExpressionAttributeValues: values,
    });
  }

  async #update(initialContactId: string, moment: Moment, change: RowChange): Promise<ChatTimersRow | undefined> {
    const { nowMs, signal } = moment;
    const values = { ...change.ExpressionAttributeValues, ':expiresAt': seconds(nowMs + ROW_LIFE_MS) };
    const inFull: RowChange = { ReturnValues: 'ALL_NEW', ...change, ExpressionAttributeValues: values };
    const item = await this.#rows.update(pkOf(initialContactId), inFull, signal);
    return item && rowOf(item, nowMs);
  }
}

const pkOf = (initialContactId: string) => `timers#${initialContactId}`;

const attributeOf = ({ minutes, atMs, requestId }: TimerRequest): AttributeValue => ({
  M: { minutes: { S: String(minutes) }, atMs: number(atMs), requestId: { S: requestId } },
});

function rowOf(item: Item | undefined, nowMs: number): ChatTimersRow {
  if (item === undefined || isExpired(item, nowMs)) return { timers: {}, retryUntilMs: undefined };
  const timers: Partial<Record<TimerName, TimerRequest>> = {};
  for (const name of TIMER_NAMES) {
    const entry = item[name]?.M;
    const request = parseTimerRequest({
      minutes: minutesOf(entry?.minutes?.S),
      atMs: Number(entry?.atMs?.N),
      requestId: entry?.requestId?.S,
    });
    if (request !== undefined) timers[name] = request;
  }
  const retryUntilMs = item.retryUntilMs?.N;
  return { timers, retryUntilMs: retryUntilMs === undefined ? undefined : Number(retryUntilMs) };
}

const minutesOf = (text: string | undefined) => (text === 'unset' ? text : Number(text));

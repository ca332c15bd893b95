import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { TIMER_NAMES, type TimerName } from './chat-timers.ts';
import {
  type ChatTimersRow,
  type NotedTimers,
  namesOf,
  parseTimerRequest,
  type TimerRequest,
  type TimerRequests,
} from './timer-requests.ts';

/** A chat lasts 7 days at most (API reference, StartChatContact), and a queued request outlives it by a day at most (assumed). */
const ROW_LIFE_MS = 8 * 24 * 60 * 60 * 1000;

type Item = Record<string, AttributeValue> | undefined;

/**
 * The rows of chats' timers in the functions' one table: partition key `pk` = `timers#<InitialContactId>`, time to live `expiresAt` in seconds.
 * DynamoDB deletes an expired row days later, so a reader looks at `expiresAt` as well.
 */
export class ChatTimersTable {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** Notes requests as the newest, timer by timer, except where something newer is noted. */
  async note(
    initialContactId: string,
    requests: TimerRequests,
    nowMs: number,
    abortSignal: AbortSignal,
  ): Promise<NotedTimers> {
    const names = namesOf(requests);
    const before = await this.#noteIfNewest(initialContactId, requests, names, nowMs, abortSignal);
    if (before !== undefined) {
      return { row: { ...before, timers: { ...before.timers, ...requests } }, replaced: before.timers };
    }
    const replaced = await this.noteEach(initialContactId, requests, nowMs, abortSignal);
    return { row: await this.#read(initialContactId, nowMs, abortSignal), replaced };
  }

  /** Notes requests one by one, except where something newer is noted, and returns the entries whose place they took. */
  async noteEach(
    initialContactId: string,
    requests: TimerRequests,
    nowMs: number,
    abortSignal: AbortSignal,
  ): Promise<TimerRequests> {
    const replaced: Partial<Record<TimerName, TimerRequest>> = {};
    for (const name of namesOf(requests)) {
      const timers = (await this.#noteIfNewest(initialContactId, requests, [name], nowMs, abortSignal))?.timers;
      if (timers?.[name] !== undefined) replaced[name] = timers[name];
    }
    return replaced;
  }

  /** Puts what requests replaced back in their place, timer by timer, except where something newer is noted by now. */
  async takeBack(
    initialContactId: string,
    requests: TimerRequests,
    replaced: TimerRequests,
    nowMs: number,
    abortSignal: AbortSignal,
  ): Promise<void> {
    const putBack = async (name: TimerName, { requestId }: TimerRequest): Promise<void> => {
      const earlier = replaced[name];
      const isKnown = earlier !== undefined && earlier.requestId !== requestId;
      await this.#update(initialContactId, nowMs, abortSignal, {
        UpdateExpression: `SET expiresAt = :expiresAt${isKnown ? `, ${name} = :earlier` : ` REMOVE ${name}`}`,
        ConditionExpression: `${name}.requestId = :requestId`,
        ExpressionAttributeValues: {
          ':requestId': { S: requestId },
          ...(isKnown ? { ':earlier': attributeOf(earlier) } : {}),
        },
      });
    };
    await Promise.all(
      namesOf(requests).map(async (name) => {
        const request = requests[name];
        if (request !== undefined) await putBack(name, request);
      }),
    );
  }

  /**
   * Takes the chat into the hands of one retry, which alone then decides what is sent, and returns the row. `undefined` while another retry
   * has it.
   */
  async lease(
    initialContactId: string,
    holder: string,
    nowMs: number,
    untilMs: number,
    abortSignal: AbortSignal,
  ): Promise<ChatTimersRow | undefined> {
    return this.#update(initialContactId, nowMs, abortSignal, {
      UpdateExpression: 'SET retryUntilMs = :until, retryHolder = :holder, expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(retryHolder) OR retryHolder = :holder OR retryUntilMs < :now',
      ExpressionAttributeValues: {
        ':until': { N: String(untilMs) },
        ':holder': { S: holder },
        ':now': { N: String(nowMs) },
      },
    });
  }

  /** Gives the chat back. When that was is kept: a request that overlapped with the retry must see it. */
  async release(initialContactId: string, holder: string, nowMs: number, abortSignal: AbortSignal): Promise<void> {
    await this.#update(initialContactId, nowMs, abortSignal, {
      UpdateExpression: 'SET retryUntilMs = :now, expiresAt = :expiresAt REMOVE retryHolder',
      ConditionExpression: 'retryHolder = :holder',
      ExpressionAttributeValues: { ':now': { N: String(nowMs) }, ':holder': { S: holder } },
    });
  }

  /** Returns the row before it; `undefined` when something newer is noted. */
  async #noteIfNewest(
    initialContactId: string,
    requests: TimerRequests,
    names: readonly TimerName[],
    nowMs: number,
    abortSignal: AbortSignal,
  ): Promise<ChatTimersRow | undefined> {
    const values: Record<string, AttributeValue> = {};
    for (const name of names) {
      const request = requests[name];
      if (request === undefined) continue;
      values[`:${name}`] = attributeOf(request);
      values[`:${name}At`] = { N: String(request.atMs) };
    }
    return this.#update(initialContactId, nowMs, abortSignal, {
      ReturnValues: 'ALL_OLD',
      UpdateExpression: `SET expiresAt = :expiresAt, ${names.map((name) => `${name} = :${name}`).join(', ')}`,
      ConditionExpression: names
        .map((name) => `(attribute_not_exists(${name}) OR ${name}.atMs <= :${name}At)`)
        .join(' AND '),
      ExpressionAttributeValues: values,
    });
  }

  async #update(
    initialContactId: string,
    nowMs: number,
    abortSignal: AbortSignal,
    change: Pick<
      UpdateItemCommandInput,
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues' | 'ReturnValues'
    >,
  ): Promise<ChatTimersRow | undefined> {
    const expiresAt = { N: String(Math.ceil((nowMs + ROW_LIFE_MS) / 1000)) };
    const command = new UpdateItemCommand({
      ReturnValues: 'ALL_NEW',
      ...change,
      TableName: this.#tableName,
      Key: keyOf(initialContactId),
      ExpressionAttributeValues: { ...change.ExpressionAttributeValues, ':expiresAt': expiresAt },
    });
    try {
      const { Attributes } = await this.#client.send(command, { abortSignal });
      return rowOf(Attributes, nowMs);
    } catch (thrown) {
      if (thrown instanceof Error && thrown.name === 'ConditionalCheckFailedException') return undefined;
      throw thrown;
    }
  }

  async #read(initialContactId: string, nowMs: number, abortSignal: AbortSignal): Promise<ChatTimersRow> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#tableName, Key: keyOf(initialContactId), ConsistentRead: true }),
      { abortSignal },
    );
    return rowOf(Item, nowMs);
  }
}

const keyOf = (initialContactId: string) => ({ pk: { S: `timers#${initialContactId}` } });

const attributeOf = ({ minutes, atMs, requestId }: TimerRequest): AttributeValue => ({
  M: { minutes: { S: String(minutes) }, atMs: { N: String(atMs) }, requestId: { S: requestId } },
});

function rowOf(item: Item, nowMs: number): ChatTimersRow {
  const expiresAt = item?.expiresAt?.N;
  if (item === undefined || (expiresAt !== undefined && Number(expiresAt) * 1000 < nowMs)) {
    return { timers: {}, retryUntilMs: undefined };
  }
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

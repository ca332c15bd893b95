import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { wallClockMs } from '../lambda/clock.ts';
import { callAws, failureOf } from './call-aws.ts';

/**
 * How long rows of a chat are kept. A chat lasts 7 days at most (API reference, StartChatContact), and what waits in a
 * queue outlives it by a day at most (assumed).
 */
export const ROW_LIFE_MS = 8 * 24 * 60 * 60 * 1000;

/** A row as DynamoDB has it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** What one update does. */
export type RowChange = Omit<UpdateItemCommandInput, 'TableName' | 'Key'>;

/** When a row is read or written, and until when that may take. */
export interface Moment {
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

/** Now, with a signal for what is done now. */
export const now = (signal: AbortSignal): Moment => ({ nowMs: wallClockMs(), signal });

/**
 * The rows of the functions' one table: partition key `pk`, time to live `expiresAt` in seconds.
 * DynamoDB deletes an expired row days later, so a reader looks at `expiresAt` as well.
 */
export class Rows {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** A row as it was last written. `undefined` when there is none, or it has expired. @throws CallFailed */
  async read(pk: string, { nowMs, signal }: Moment): Promise<Item | undefined> {
    const command = new GetItemCommand({ ...this.#keyOf(pk), ConsistentRead: true });
    const { Item: item } = await callAws('GetItem', this.#client, command, signal);
    return item === undefined || isExpired(item, nowMs) ? undefined : item;
  }

  /**
   * What the update returns of the row, which may be nothing. `undefined` when its condition fails. @throws CallFailed
   */
  async update(pk: string, change: RowChange, signal: AbortSignal): Promise<Item | undefined> {
    const command = new UpdateItemCommand({ ...change, ...this.#keyOf(pk) });
    try {
      return (await callAws('UpdateItem', this.#client, command, signal)).Attributes ?? {};
    } catch (thrown) {
      if (failureOf(thrown).awsError === 'ConditionalCheckFailedException') return undefined;
      throw thrown;
    }
  }

  #keyOf(pk: string) {
    return { TableName: this.#tableName, Key: { pk: { S: pk } } };
  }
}

export const isExpired = ({ expiresAt }: Item, nowMs: number): boolean =>
  expiresAt?.N !== undefined && Number(expiresAt.N) * 1000 < nowMs;

export const number = (value: number): AttributeValue => ({ N: String(value) });

/** A time as `expiresAt` has it. */
export const seconds = (atMs: number): AttributeValue => number(Math.ceil(atMs / 1000));

import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { CallFailed, callAws } from '../aws/call-aws.ts';
import { type BotSession, type Phase, parseFacts, phase, writeFacts } from './bot-session.ts';

/** A chat lasts 7 days at most (API reference, StartChatContact). */
const ROW_LIFE_MS = 8 * 24 * 60 * 60 * 1000;

type Item = Record<string, AttributeValue> | undefined;

/** A session in the hands of one invocation. */
export interface LeasedSession {
  readonly session: BotSession;
  /** How many invocations before this one had the session and never gave it back: they were killed. */
  readonly lapses: number;
}

/** What came of asking for a session: it was had, there is none, or another invocation has it. */
export type Lease = LeasedSession | 'NONE' | 'LEASED';

/**
 * The rows of bots' sessions in the functions' one table: partition key `pk` = `bot#<ContactId>`, time to live `expiresAt` in seconds.
 * DynamoDB deletes an expired row days later, so a reader looks at `expiresAt` as well. Every write names the generation and the phase
 * that it goes out from, and does nothing where they have moved on.
 */
export class BotSessions {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async read(contactId: string, nowMs: number, abortSignal: AbortSignal): Promise<BotSession | undefined> {
    return sessionOf(await this.#get(contactId, abortSignal), contactId, nowMs);
  }

  /** Begins a session, unless somebody else began or changed one since `before` was read. */
  async begin(
    session: BotSession,
    before: BotSession | undefined,
    nowMs: number,
    abortSignal: AbortSignal,
  ): Promise<boolean> {
    const isAsBefore =
      before === undefined
        ? {
            condition: 'attribute_not_exists(pk) OR expiresAt < :nowSeconds',
            values: { ':nowSeconds': seconds(nowMs) },
          }
        : {
            condition: 'generation = :oldGeneration AND phase = :oldPhase',
            values: { ':oldGeneration': { N: String(before.generation) }, ':oldPhase': { S: before.phase } },
          };
    const row = await this.#update(session.contactId, nowMs, abortSignal, {
      UpdateExpression: `${SET_SESSION} REMOVE holder, lapses`,
      ConditionExpression: isAsBefore.condition,
      ExpressionAttributeValues: { ...valuesOf(session), ...isAsBefore.values },
    });
    return row !== undefined;
  }

  /** Writes a session that was in one of these phases; with a holder, only while the lease is that holder's. */
  async save(
    session: BotSession,
    from: { readonly phase: Phase; readonly holder?: string },
    nowMs: number,
    abortSignal: AbortSignal,
  ): Promise<boolean> {
    const { holder } = from;
    const row = await this.#update(session.contactId, nowMs, abortSignal, {
      UpdateExpression: SET_SESSION,
      ConditionExpression: `generation = :generation AND phase = :from${holder === undefined ? '' : ' AND holder = :holder'}`,
      ExpressionAttributeValues: {
        ...valuesOf(session),
        ':from': { S: from.phase },
        ...(holder === undefined ? {} : { ':holder': { S: holder } }),
      },
    });
    return row !== undefined;
  }

  /** Takes the contact into the hands of one invocation, which alone then speaks for its bot. */
  async lease(
    contactId: string,
    holder: string,
    nowMs: number,
    untilMs: number,
    abortSignal: AbortSignal,
  ): Promise<Lease> {
    const values = {
      ':holder': { S: holder },
      ':until': { N: String(untilMs) },
      ':nowSeconds': seconds(nowMs),
    };
    const given = await this.#update(contactId, nowMs, abortSignal, {
      UpdateExpression: SET_LEASE,
      ConditionExpression: 'expiresAt >= :nowSeconds AND (attribute_not_exists(holder) OR holder = :holder)',
      ExpressionAttributeValues: values,
    });
    const row =
      given ??
      (await this.#update(contactId, nowMs, abortSignal, {
        UpdateExpression: `${SET_LEASE} ADD lapses :one`,
        ConditionExpression: 'expiresAt >= :nowSeconds AND leasedUntilMs < :now',
        ExpressionAttributeValues: { ...values, ':now': { N: String(nowMs) }, ':one': { N: '1' } },
      }));
    const session = sessionOf(row ?? (await this.#get(contactId, abortSignal)), contactId, nowMs);
    if (session === undefined) return 'NONE';
    return row === undefined ? 'LEASED' : { session, lapses: Number(row.lapses?.N ?? 0) };
  }

  async release(contactId: string, holder: string, nowMs: number, abortSignal: AbortSignal): Promise<void> {
    await this.#update(contactId, nowMs, abortSignal, {
      UpdateExpression: 'SET expiresAt = :expiresAt REMOVE holder, lapses',
      ConditionExpression: 'holder = :holder',
      ExpressionAttributeValues: { ':holder': { S: holder } },
    });
  }

  async #update(
    contactId: string,
    nowMs: number,
    abortSignal: AbortSignal,
    change: Pick<UpdateItemCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>,
  ): Promise<Item> {
    const command = new UpdateItemCommand({
      ...change,
      TableName: this.#tableName,
      Key: keyOf(contactId),
      ExpressionAttributeValues: { ...change.ExpressionAttributeValues, ':expiresAt': seconds(nowMs + ROW_LIFE_MS) },
      ReturnValues: 'ALL_NEW',
    });
    try {
      return (await callAws('UpdateItem', this.#client, command, abortSignal)).Attributes ?? {};
    } catch (thrown) {
      if (thrown instanceof CallFailed && thrown.failure.awsError === 'ConditionalCheckFailedException')
        return undefined;
      throw thrown;
    }
  }

  async #get(contactId: string, abortSignal: AbortSignal): Promise<Item> {
    const command = new GetItemCommand({ TableName: this.#tableName, Key: keyOf(contactId), ConsistentRead: true });
    return (await callAws('GetItem', this.#client, command, abortSignal)).Item;
  }
}

const SET_LEASE = 'SET holder = :holder, leasedUntilMs = :until, expiresAt = :expiresAt';
const SET_SESSION = 'SET generation = :generation, phase = :phase, facts = :facts, expiresAt = :expiresAt';

const valuesOf = (session: BotSession): Record<string, AttributeValue> => ({
  ':generation': { N: String(session.generation) },
  ':phase': { S: session.phase },
  ':facts': { S: writeFacts(session) },
});

const keyOf = (contactId: string) => ({ pk: { S: `bot#${contactId}` } });

const seconds = (ms: number): AttributeValue => ({ N: String(Math.ceil(ms / 1000)) });

function sessionOf(item: Item, contactId: string, nowMs: number): BotSession | undefined {
  const expiresAt = item?.expiresAt?.N;
  if (item?.facts?.S === undefined || (expiresAt !== undefined && Number(expiresAt) * 1000 < nowMs)) return undefined;
  const facts = parseFacts(item.facts.S);
  const inPhase = phase.safeParse(item.phase?.S);
  if (facts === undefined || !inPhase.success) return undefined;
  return { ...facts, contactId, generation: Number(item.generation?.N), phase: inPhase.data };
}

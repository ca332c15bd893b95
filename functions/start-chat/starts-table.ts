import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, type Moment, number, type RowChange, Rows, seconds } from '../shared/aws/rows.ts';
import { REASONS, type Start } from './start.ts';

/**
 * How long a token stays in the hands of a start that has not answered: longer than any takes, so that one that broke
 * off gives it back.
 */
const CLAIM_MS = 30_000;

/** A start with an Idempotency-Key is remembered for a day. */
const START_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * StartChat's rows in the functions' one table: partition key `pk`, time to live `expiresAt` in seconds. DynamoDB
 * deletes an expired row days later, so each reader looks at `expiresAt` as well.
 *
 * `resume#<hash of a token>`: the chat that its holder may resume, once. `usedBy` is the start that has it in its hands
 * until `claimedUntilMs`, and for good once `isUsed` is there.
 * `person#<hash of iss and sub>`: the chat that this person may resume.
 * `start#<hash of caller and Idempotency-Key>`: what was decided for this start, and the hash of the token that it gave
 * away.
 */
export class StartsTable {
  readonly #rows: Rows;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#rows = new Rows(client, tableName);
  }

  /**
   * Takes a token for one start, and returns the chat that it stands for. `undefined` when it is unknown, expired, used
   * or taken.
   */
  async claimToken(tokenHash: string, startId: string, { nowMs, signal }: Moment): Promise<string | undefined> {
    const row = await this.#rows.update(
      `resume#${tokenHash}`,
      {
        UpdateExpression: 'SET usedBy = :start, claimedUntilMs = :until',
        ConditionExpression:
          'attribute_exists(pk) AND expiresAt > :nowSeconds AND ' +
          '(attribute_not_exists(usedBy) OR usedBy = :start OR ' +
          '(attribute_not_exists(isUsed) AND claimedUntilMs < :now))',
        ExpressionAttributeValues: {
          ':start': { S: startId },
          ':until': number(nowMs + CLAIM_MS),
          ':now': number(nowMs),
          ':nowSeconds': number(nowMs / 1000),
        },
        ReturnValues: 'ALL_NEW',
      },
      signal,
    );
    return row?.contactId?.S;
  }

  /** The token's one use has happened. The same start may have it again, to give the same answer again. */
  async useToken(tokenHash: string, startId: string, signal: AbortSignal): Promise<void> {
    await this.#rows.update(
      `resume#${tokenHash}`,
      {
        UpdateExpression: 'SET isUsed = :true',
        ConditionExpression: 'usedBy = :start',
        ExpressionAttributeValues: { ':true': { BOOL: true }, ':start': { S: startId } },
      },
      signal,
    );
  }

  /** Gives a token back that was not used after all. */
  async releaseToken(tokenHash: string, startId: string, signal: AbortSignal): Promise<void> {
    await this.#rows.update(
      `resume#${tokenHash}`,
      {
        UpdateExpression: 'REMOVE usedBy, claimedUntilMs',
        ConditionExpression: 'usedBy = :start AND attribute_not_exists(isUsed)',
        ExpressionAttributeValues: { ':start': { S: startId } },
      },
      signal,
    );
  }

  async putToken(tokenHash: string, contactId: string, expiresAtMs: number, signal: AbortSignal): Promise<void> {
    await this.#putContact(`resume#${tokenHash}`, contactId, expiresAtMs, signal);
  }

  /** Takes a token out of the world. False when it has been used: then whoever has it has had its answer. */
  async dropToken(tokenHash: string, { nowMs, signal }: Moment): Promise<boolean> {
    const dropped = await this.#rows.update(
      `resume#${tokenHash}`,
      {
        UpdateExpression: 'SET expiresAt = :past',
        ConditionExpression: 'attribute_not_exists(usedBy)',
        // Past by more than the clocks of two Lambda hosts may differ (assumed).
        ExpressionAttributeValues: { ':past': seconds(nowMs - 60_000) },
      },
      signal,
    );
    return dropped !== undefined;
  }

  /** The chat that a person may resume. */
  async chatOfPerson(personHash: string, moment: Moment): Promise<string | undefined> {
    return (await this.#rows.read(`person#${personHash}`, moment))?.contactId?.S;
  }

  async putChatOfPerson(
    personHash: string,
    contactId: string,
    expiresAtMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#putContact(`person#${personHash}`, contactId, expiresAtMs, signal);
  }

  async findStart(startId: string, moment: Moment): Promise<Start | undefined> {
    const item = await this.#rows.read(`start#${startId}`, moment);
    return item === undefined ? undefined : startOf(item);
  }

  /** Remembers a start, unless the same one was remembered meanwhile: then that is returned. */
  async noteStart(startId: string, start: Start, moment: Moment): Promise<Start> {
    const isNoted = await this.#putStart(startId, start, moment, {
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :nowSeconds',
      ExpressionAttributeValues: { ':nowSeconds': number(moment.nowMs / 1000) },
    });
    return isNoted ? start : ((await this.findStart(startId, moment)) ?? start);
  }

  /** Notes what became of a start after all. */
  async replaceStart(startId: string, start: Start, moment: Moment): Promise<void> {
    await this.#putStart(startId, start, moment);
  }

  /** The hash of the token that a start gave away. */
  async tokenOfStart(startId: string, moment: Moment): Promise<string | undefined> {
    return (await this.#rows.read(`start#${startId}`, moment))?.tokenHash?.S;
  }

  /** Notes the token that a start gives away, unless another one was noted since `before` was. */
  async replaceToken(
    startId: string,
    before: string | undefined,
    tokenHash: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const isAsBefore = before === undefined ? 'attribute_not_exists(tokenHash)' : 'tokenHash = :before';
    const replaced = await this.#rows.update(
      `start#${startId}`,
      {
        UpdateExpression: 'SET tokenHash = :token',
        ConditionExpression: `attribute_exists(pk) AND ${isAsBefore}`,
        ExpressionAttributeValues: {
          ':token': { S: tokenHash },
          ...(before === undefined ? {} : { ':before': { S: before } }),
        },
      },
      signal,
    );
    return replaced !== undefined;
  }

  async #putContact(pk: string, contactId: string, expiresAtMs: number, signal: AbortSignal): Promise<void> {
    await this.#rows.update(
      pk,
      {
        UpdateExpression: 'SET contactId = :contact, expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':contact': { S: contactId }, ':expiresAt': seconds(expiresAtMs) },
      },
      signal,
    );
  }

  async #putStart(
    startId: string,
    { requestHash, beginning }: Start,
    { nowMs, signal }: Moment,
    condition?: RowChange,
  ): Promise<boolean> {
    const [name, value, other] =
      'reason' in beginning
        ? ['reason', beginning.reason, 'sourceContactId']
        : ['sourceContactId', beginning.sourceContactId, 'reason'];
    const updated = await this.#rows.update(
      `start#${startId}`,
      {
        ...condition,
        UpdateExpression: `SET requestHash = :request, ${name} = :beginning, expiresAt = :expiresAt REMOVE ${other}`,
        ExpressionAttributeValues: {
          ...condition?.ExpressionAttributeValues,
          ':request': { S: requestHash },
          ':beginning': { S: value },
          ':expiresAt': seconds(nowMs + START_LIFE_MS),
        },
      },
      signal,
    );
    return updated !== undefined;
  }
}

function startOf({ requestHash, reason, sourceContactId }: Item): Start {
  const known = REASONS.find((name) => name === reason?.S) ?? 'NOTHING_TO_RESUME';
  const beginning = sourceContactId?.S === undefined ? { reason: known } : { sourceContactId: sourceContactId.S };
  return { requestHash: requestHash?.S ?? '', beginning };
}

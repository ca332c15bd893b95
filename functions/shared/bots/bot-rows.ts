import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, isExpired, type Moment, ROW_LIFE_MS, type RowChange, Rows, seconds } from '../aws/rows.ts';
import { type BotSession, parseFacts, phase } from './bot-session.ts';

/** The rows of bots' sessions, one for each contact: partition key `pk` = `bot#<ContactId>`. */
export class BotRows {
  readonly #rows: Rows;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#rows = new Rows(client, tableName);
  }

  /** @throws CallFailed */
  read(contactId: string, moment: Moment): Promise<Item | undefined> {
    return this.#rows.read(pkOf(contactId), moment);
  }

  /** The whole row after the update. `undefined` when its condition fails. @throws CallFailed */
  update(contactId: string, { nowMs, signal }: Moment, change: RowChange): Promise<Item | undefined> {
    const values = { ...change.ExpressionAttributeValues, ':expiresAt': seconds(nowMs + ROW_LIFE_MS) };
    const inFull: RowChange = { ...change, ExpressionAttributeValues: values, ReturnValues: 'ALL_NEW' };
    return this.#rows.update(pkOf(contactId), inFull, signal);
  }
}

const pkOf = (contactId: string) => `bot#${contactId}`;

/** The session that a row holds. `undefined` when there is none, or it has expired. */
export function sessionOf(item: Item | undefined, contactId: string, nowMs: number): BotSession | undefined {
  if (item?.facts?.S === undefined || isExpired(item, nowMs)) return undefined;
  const facts = parseFacts(item.facts.S);
  const inPhase = phase.safeParse(item.phase?.S);
  if (facts === undefined || !inPhase.success) return undefined;
  return { ...facts, contactId, generation: Number(item.generation?.N), phase: inPhase.data };
}

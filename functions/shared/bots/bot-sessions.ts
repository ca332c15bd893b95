import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Moment, number, seconds } from '../aws/rows.ts';
import { BotRows, sessionOf } from './bot-rows.ts';
import { type BotSession, type Phase, writeFacts } from './bot-session.ts';

/**
 * Bots' sessions in their rows. Every write names the generation and the phase that it goes out from, and does nothing
 * where they have moved on.
 */
export class BotSessions {
  readonly #rows: BotRows;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#rows = new BotRows(client, tableName);
  }

  async read(contactId: string, moment: Moment): Promise<BotSession | undefined> {
    return sessionOf(await this.#rows.read(contactId, moment), contactId, moment.nowMs);
  }

  /** Begins a session, unless somebody else began or changed one since `before` was read. */
  async begin(session: BotSession, before: BotSession | undefined, moment: Moment): Promise<boolean> {
    const isAsBefore =
      before === undefined
        ? {
            condition: 'attribute_not_exists(pk) OR expiresAt < :nowSeconds',
            values: { ':nowSeconds': seconds(moment.nowMs) },
          }
        : {
            condition: 'generation = :oldGeneration AND phase = :oldPhase',
            values: { ':oldGeneration': number(before.generation), ':oldPhase': { S: before.phase } },
          };
    const row = await this.#rows.update(session.contactId, moment, {
      UpdateExpression: `${SET_SESSION} REMOVE holder, lapses`,
      ConditionExpression: isAsBefore.condition,
      ExpressionAttributeValues: { ...valuesOf(session), ...isAsBefore.values },
    });
    return row !== undefined;
  }

  /** Writes a session that was in this phase; with a holder, only while the lease is that holder's. */
  async save(
    session: BotSession,
    from: { readonly phase: Phase; readonly holder?: string },
    moment: Moment,
  ): Promise<boolean> {
    const { holder } = from;
    const isHeld = holder === undefined ? '' : ' AND holder = :holder';
    const row = await this.#rows.update(session.contactId, moment, {
      UpdateExpression: SET_SESSION,
      ConditionExpression: `generation = :generation AND phase = :from${isHeld}`,
      ExpressionAttributeValues: {
        ...valuesOf(session),
        ':from': { S: from.phase },
        ...(holder === undefined ? {} : { ':holder': { S: holder } }),
      },
    });
    return row !== undefined;
  }
}

const SET_SESSION = 'SET generation = :generation, phase = :phase, facts = :facts, expiresAt = :expiresAt';

const valuesOf = (session: BotSession): Record<string, AttributeValue> => ({
  ':generation': number(session.generation),
  ':phase': { S: session.phase },
  ':facts': { S: writeFacts(session) },
});

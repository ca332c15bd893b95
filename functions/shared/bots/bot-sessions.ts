import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, isExpired, type Moment, number, ROW_LIFE_MS, type RowChange, Rows, seconds } from '../aws/rows.ts';
import { type BotSession, type Phase, parseFacts, phase, writeFacts } from './bot-session.ts';

/** A session in the hands of one invocation. */
export interface LeasedSession {
  readonly session: BotSession;
  /** How many invocations before this one had the session and never gave it back: they were killed. */
  readonly lapses: number;
}

/** What came of asking for a session: it was had, there is none, or another invocation has it. */
type Lease = LeasedSession | 'NONE' | 'LEASED';

/**
 * The rows of bots' sessions: partition key `pk` = `bot#<ContactId>`. Every write names the generation and the phase
 * that it goes out from, and does nothing where they have moved on.
 */
export class BotSessions {
  readonly #rows: Rows;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#rows = new Rows(client, tableName);
  }

  async read(contactId: string, moment: Moment): Promise<BotSession | undefined> {
    return sessionOf(await this.#rows.read(pkOf(contactId), moment), contactId, moment.nowMs);
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
    const row = await this.#update(session.contactId, moment, {
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
    const row = await this.#update(session.contactId, moment, {
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

  /** Takes the contact into the hands of one invocation, which alone then speaks for its bot. */
  async lease(
    contactId: string,
    { holder, untilMs }: { readonly holder: string; readonly untilMs: number },
    moment: Moment,
  ): Promise<Lease> {
    const { nowMs } = moment;
    const values = { ':holder': { S: holder }, ':until': number(untilMs), ':nowSeconds': seconds(nowMs) };
    const given = await this.#update(contactId, moment, {
      UpdateExpression: SET_LEASE,
      ConditionExpression: 'expiresAt >= :nowSeconds AND (attribute_not_exists(holder) OR holder = :holder)',
      ExpressionAttributeValues: values,
    });
    const row =
      given ??
      (await this.#update(contactId, moment, {
        UpdateExpression: `${SET_LEASE} ADD lapses :one`,
        ConditionExpression: 'expiresAt >= :nowSeconds AND leasedUntilMs < :now',
        ExpressionAttributeValues: { ...values, ':now': number(nowMs), ':one': number(1) },
      }));
    const session = sessionOf(row ?? (await this.#rows.read(pkOf(contactId), moment)), contactId, nowMs);
    if (session === undefined) return 'NONE';
    return row === undefined ? 'LEASED' : { session, lapses: Number(row.lapses?.N ?? 0) };
  }

  async release(contactId: string, holder: string, moment: Moment): Promise<void> {
    await this.#update(contactId, moment, {
      UpdateExpression: 'SET expiresAt = :expiresAt REMOVE holder, lapses',
      ConditionExpression: 'holder = :holder',
      ExpressionAttributeValues: { ':holder': { S: holder } },
    });
  }

  #update(contactId: string, { nowMs, signal }: Moment, change: RowChange): Promise<Item | undefined> {
    const values = { ...change.ExpressionAttributeValues, ':expiresAt': seconds(nowMs + ROW_LIFE_MS) };
    const inFull: RowChange = { ...change, ExpressionAttributeValues: values, ReturnValues: 'ALL_NEW' };
    return this.#rows.update(pkOf(contactId), inFull, signal);
  }
}

const SET_LEASE = 'SET holder = :holder, leasedUntilMs = :until, expiresAt = :expiresAt';
const SET_SESSION = 'SET generation = :generation, phase = :phase, facts = :facts, expiresAt = :expiresAt';

const valuesOf = (session: BotSession): Record<string, AttributeValue> => ({
  ':generation': number(session.generation),
  ':phase': { S: session.phase },
  ':facts': { S: writeFacts(session) },
});

const pkOf = (contactId: string) => `bot#${contactId}`;

function sessionOf(item: Item | undefined, contactId: string, nowMs: number): BotSession | undefined {
  if (item?.facts?.S === undefined || isExpired(item, nowMs)) return undefined;
  const facts = parseFacts(item.facts.S);
  const inPhase = phase.safeParse(item.phase?.S);
  if (facts === undefined || !inPhase.success) return undefined;
  return { ...facts, contactId, generation: Number(item.generation?.N), phase: inPhase.data };
}

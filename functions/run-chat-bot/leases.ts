import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, type Moment, number, seconds } from '../shared/aws/rows.ts';
import { BotRows, sessionOf } from '../shared/bots/bot-rows.ts';
import type { BotSession } from '../shared/bots/bot-session.ts';
import { parseWake, type Wake } from '../shared/bots/bot-wake.ts';
import { jsonOf } from '../shared/lambda/json.ts';

/** A session in the hands of one invocation. */
export interface LeasedSession {
  readonly session: BotSession;
  /** How many invocations before this one had the session and never gave it back: they were killed. */
  readonly lapses: number;
  /** How many others came while somebody had the session, and left. */
  readonly marks: number;
  /** What they came for. */
  readonly marked: readonly Wake[];
}

/** Another invocation has the session. */
export interface HeldByAnother {
  readonly leasedUntilMs: number;
  /** Whether there are marks that a wake must stand for at the lease's end, and none does yet. */
  readonly needsWake: boolean;
}

/** What came of asking for a session. `FREED`: it was given back in between, so that one may ask again. */
type Asked = LeasedSession | HeldByAnother | 'NONE' | 'FREED';

/** Who asks for a session. */
interface Asking {
  readonly holder: string;
  readonly untilMs: number;
  /** What whoever has the session is to see to, where it cannot be had. */
  readonly wakes?: readonly Wake[];
}

/**
 * The lease of each session: it is in one invocation's hands, which alone then speaks for the bot. Others leave a mark
 * in its row, and it is given back only where no newer mark is there.
 */
export class Leases {
  readonly #rows: BotRows;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#rows = new BotRows(client, tableName);
  }

  /** Takes a session, or else leaves a mark with whoever has it. */
  async ask(contactId: string, { holder, untilMs, wakes = [] }: Asking, moment: Moment): Promise<Asked> {
    const values = { ':holder': { S: holder }, ':until': number(untilMs), ':nowSeconds': seconds(moment.nowMs) };
    const free = await this.#rows.update(contactId, moment, {
      UpdateExpression: SET_LEASE,
      ConditionExpression: 'expiresAt >= :nowSeconds AND (attribute_not_exists(holder) OR holder = :holder)',
      ExpressionAttributeValues: values,
    });
    if (free !== undefined) return leasedOf(free, contactId, moment) ?? 'NONE';
    const marked = wakes.length === 0 ? undefined : await this.#mark(contactId, wakes, moment);
    if (marked !== undefined) return heldOf(marked);
    const lapsed = await this.#rows.update(contactId, moment, {
      UpdateExpression: `${SET_LEASE} ADD lapses :one`,
      ConditionExpression: 'expiresAt >= :nowSeconds AND attribute_exists(holder) AND leasedUntilMs < :now',
      ExpressionAttributeValues: { ...values, ':now': number(moment.nowMs), ':one': number(1) },
    });
    if (lapsed !== undefined) return leasedOf(lapsed, contactId, moment) ?? 'NONE';
    const row = await this.#rows.read(contactId, moment);
    if (sessionOf(row, contactId, moment.nowMs) === undefined) return 'NONE';
    // With nothing to mark it is enough to know that somebody has it.
    return row?.holder !== undefined && wakes.length === 0 ? heldOf(row) : 'FREED';
  }

  /** Only on a lease that has not lapsed: its holder sees the mark, or a wake at the lease's end does. */
  #mark(contactId: string, wakes: readonly Wake[], moment: Moment): Promise<Item | undefined> {
    return this.#rows.update(contactId, moment, {
      UpdateExpression: 'SET expiresAt = :expiresAt ADD marks :one, marked :wakes',
      ConditionExpression: 'expiresAt >= :nowSeconds AND attribute_exists(holder) AND leasedUntilMs >= :now',
      ExpressionAttributeValues: {
        ':one': number(1),
        ':wakes': { SS: [...new Set(wakes.map((wake) => JSON.stringify({ wake })))] },
        ':now': number(moment.nowMs),
        ':nowSeconds': seconds(moment.nowMs),
      },
    });
  }

  /** Notes that a wake stands at the end of the lease, so that nobody else sends one. */
  async noteWake(contactId: string, leasedUntilMs: number, moment: Moment): Promise<void> {
    await this.#rows.update(contactId, moment, {
      UpdateExpression: 'SET wakesAtMs = :until, expiresAt = :expiresAt',
      ConditionExpression: 'leasedUntilMs = :until',
      ExpressionAttributeValues: { ':until': number(leasedUntilMs) },
    });
  }

  /**
   * Gives a session back when all marks on it were seen to. Otherwise it stays with its holder, who gets it as it is
   * now. `undefined` when it was given back, or is another's.
   */
  async release(
    contactId: string,
    { holder, marks }: { readonly holder: string; readonly marks: number },
    moment: Moment,
  ): Promise<LeasedSession | undefined> {
    const released = await this.#rows.update(contactId, moment, {
      UpdateExpression: 'SET expiresAt = :expiresAt REMOVE holder, lapses, marks, marked',
      ConditionExpression: 'holder = :holder AND (attribute_not_exists(marks) OR marks = :marks)',
      ExpressionAttributeValues: { ':holder': { S: holder }, ':marks': number(marks) },
    });
    if (released !== undefined) return undefined;
    const row = await this.#rows.read(contactId, moment);
    return row?.holder?.S === holder ? leasedOf(row, contactId, moment) : undefined;
  }

  /** Gives a session back with its marks, which whoever has it next sees to. */
  async abandon(contactId: string, holder: string, moment: Moment): Promise<void> {
    await this.#rows.update(contactId, moment, {
      UpdateExpression: 'SET expiresAt = :expiresAt REMOVE holder, lapses',
      ConditionExpression: 'holder = :holder',
      ExpressionAttributeValues: { ':holder': { S: holder } },
    });
  }
}

const SET_LEASE = 'SET holder = :holder, leasedUntilMs = :until, expiresAt = :expiresAt';

const marksOf = ({ marks }: Item): number => Number(marks?.N ?? 0);

function leasedOf(row: Item, contactId: string, { nowMs }: Moment): LeasedSession | undefined {
  const session = sessionOf(row, contactId, nowMs);
  if (session === undefined) return undefined;
  const marked = (row.marked?.SS ?? []).flatMap((text) => parseWake(jsonOf(text)) ?? []);
  return { session, lapses: Number(row.lapses?.N ?? 0), marks: marksOf(row), marked };
}

function heldOf(row: Item): HeldByAnother {
  const leasedUntilMs = Number(row.leasedUntilMs?.N ?? 0);
  return { leasedUntilMs, needsWake: marksOf(row) > 0 && Number(row.wakesAtMs?.N ?? 0) !== leasedUntilMs };
}

import { failureOf } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import { wallClockMs } from '../shared/lambda/clock.ts';
import { hashOfToken, newResumeToken } from './digests.ts';
import type { HttpCall } from './http/http-function.ts';
import type { Beginning } from './start.ts';
import type { StartsTable } from './starts-table.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** More equal requests at once than anybody sends: each may take the place of the token that one has read. */
const MOST_TRIES = 20;

/** Who may resume, and for which start. */
interface Asking {
  readonly startId: string;
  /** Whether the start has an Idempotency-Key, so that the same one may come again. */
  readonly isRepeatable: boolean;
  readonly personHash: string | undefined;
  readonly resumeToken: string | undefined;
}

/** The right to resume a chat: by a verified identity where the deployment has one, else by token. */
export class Resumption {
  readonly #table: StartsTable;
  readonly #asking: Asking;
  readonly #call: HttpCall;
  readonly #lifeMs: number;
  readonly #tokenHash: string | undefined;

  constructor(table: StartsTable, asking: Asking, call: HttpCall, resumeWithinDays: number) {
    this.#table = table;
    this.#asking = asking;
    this.#call = call;
    this.#lifeMs = resumeWithinDays * DAY_MS;
    const byToken = asking.personHash === undefined && asking.resumeToken !== undefined;
    this.#tokenHash = byToken ? hashOfToken(asking.resumeToken) : undefined;
  }

  /** What the caller may go on from. A token is then in the hands of this start, and of no other. */
  async claim(): Promise<Beginning> {
    const { personHash, resumeToken, startId } = this.#asking;
    const signal = this.#call.deadline.forCalls();
    if (personHash !== undefined) {
      const sourceContactId = await this.#table.chatOfPerson(personHash, now(signal));
      return sourceContactId === undefined ? { reason: 'NOTHING_TO_RESUME' } : { sourceContactId };
    }
    if (resumeToken === undefined) return { reason: 'NOTHING_TO_RESUME' };
    if (this.#tokenHash === undefined) return { reason: 'TOKEN_NOT_VALID' };
    const sourceContactId = await this.#table.claimToken(this.#tokenHash, startId, now(signal));
    return sourceContactId === undefined ? { reason: 'TOKEN_NOT_VALID' } : { sourceContactId };
  }

  /** Whether the caller still may go on from what an earlier try of the same start had in its hands. */
  async holds(): Promise<boolean> {
    return this.#asking.personHash !== undefined || 'sourceContactId' in (await this.claim());
  }

  /** Gives the token back where no chat went on from it: it stays good. */
  async release(): Promise<void> {
    const tokenHash = this.#tokenHash;
    if (tokenHash === undefined) return;
    await this.#lastAct('The resume token could not be given back', (signal) =>
      this.#table.releaseToken(tokenHash, this.#asking.startId, signal),
    );
  }

  /**
   * After the chat has begun: the token that was used is used up, and the new chat can be resumed. A failure here does
   * not fail the chat.
   *
   * @returns the new resume token; `undefined` where there is none to give
   */
  async settle(contactId: string, beginning: Beginning): Promise<string | undefined> {
    const { personHash, startId } = this.#asking;
    const expiresAtMs = wallClockMs() + this.#lifeMs;
    if (personHash !== undefined) {
      // While the person's other chat goes on, that one stays the conversation to return to.
      if ('reason' in beginning && beginning.reason === 'STILL_ACTIVE') return undefined;
      await this.#lastAct('The person cannot resume this chat', (signal) =>
        this.#table.putChatOfPerson(personHash, contactId, expiresAtMs, signal),
      );
      return undefined;
    }
    const used = 'sourceContactId' in beginning ? this.#tokenHash : undefined;
    const using = this.#lastAct('The resume token is not marked as used', async (signal) => {
      if (used !== undefined) await this.#table.useToken(used, startId, signal);
    });
    const giving = this.#lastAct('There is no resume token for this chat', (signal) =>
      this.#giveToken(contactId, expiresAtMs, signal),
    );
    const [, resumeToken] = await Promise.all([using, giving]);
    return resumeToken;
  }

  /**
   * Where the same start comes again, its first answer was lost, and the token with it: only a hash of that is left. It
   * is replaced by a new one, unless it has been used, for then it did arrive.
   */
  async #giveToken(contactId: string, expiresAtMs: number, signal: AbortSignal): Promise<string | undefined> {
    const token = newResumeToken();
    const tokenHash = hashOfToken(token) ?? '';
    await this.#table.putToken(tokenHash, contactId, expiresAtMs, signal);
    return !this.#asking.isRepeatable || (await this.#isOnlyToken(tokenHash, signal)) ? token : undefined;
  }

  /**
   * The token that was given away is dropped before another takes its place in the start. So of several equal requests
   * at once one token stays good, and so it does when one of them breaks off.
   */
  async #isOnlyToken(tokenHash: string, signal: AbortSignal): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const before = await this.#table.tokenOfStart(this.#asking.startId, now(signal));
      if (before !== undefined && !(await this.#table.dropToken(before, now(signal)))) return false;
      if (await this.#table.replaceToken(this.#asking.startId, before, tokenHash, signal)) return true;
    }
    return false;
  }

  async #lastAct<Result>(failed: string, act: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined> {
    const { deadline, telemetry } = this.#call;
    try {
      return await act(deadline.forTheLastAct());
    } catch (thrown) {
      telemetry.log.error(failed, { ...failureOf(thrown) });
      return undefined;
    }
  }
}

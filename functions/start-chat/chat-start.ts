import { isPassing } from '../shared/aws/aws-errors.ts';
import { CallFailed } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import type { Caller } from './caller.ts';
import type { ChatRequest } from './chat-request.ts';
import type { ConnectChats, StartedChat } from './connect-chats.ts';
import { digest } from './digests.ts';
import { IdempotencyKeyReused } from './http/http-errors.ts';
import type { HttpCall } from './http/http-function.ts';
import { Resumption } from './resumption.ts';
import type { Beginning } from './start.ts';
import type { StartsTable } from './starts-table.ts';

/**
 * What is kept back of the time for an answer, for what is noted once the chat has begun: without it, nobody could
 * resume the chat.
 */
const SETTLING_MS = 600;

/** A chat as it was asked for, and the name of the start that begins it. */
interface AskedChat {
  readonly request: ChatRequest;
  readonly caller: Caller;
  readonly startId: string;
}

/** What starts work with. */
interface StartParts {
  readonly chats: ConnectChats;
  readonly table: StartsTable;
  readonly resumeWithinDays: number;
}

/** A chat that has begun, what it went on from, and the token that resumes it. */
interface BegunChat {
  readonly started: StartedChat;
  readonly beginning: Beginning;
  readonly resumeToken: string | undefined;
}

/** One start of a chat: what it goes on from is decided, then the chat begins, then it can be resumed itself. */
export class ChatStart {
  readonly #request: ChatRequest;
  readonly #startId: string;
  readonly #requestHash: string;
  readonly #isRepeatable: boolean;
  readonly #resumption: Resumption;
  readonly #call: HttpCall;
  readonly #parts: StartParts;

  constructor({ request, caller, startId }: AskedChat, call: HttpCall, parts: StartParts) {
    const { personHash, idempotencyKey } = caller;
    this.#request = request;
    this.#startId = startId;
    // With the key in it, which is kept nowhere, the hash tells nobody what was asked for.
    this.#requestHash = digest(startId, idempotencyKey, request);
    this.#isRepeatable = idempotencyKey !== undefined;
    const asking = { startId, isRepeatable: this.#isRepeatable, personHash, resumeToken: request.resumeToken };
    this.#resumption = new Resumption(parts.table, asking, call, parts.resumeWithinDays);
    this.#call = call;
    this.#parts = parts;
  }

  async run(): Promise<BegunChat> {
    const [started, beginning] = await this.#begin(await this.#decide());
    return { started, beginning, resumeToken: await this.#resumption.settle(started.contactId, beginning) };
  }

  /** The same start decides the same way each time, and has its token in hand each time. */
  async #decide(): Promise<Beginning> {
    if (!this.#isRepeatable) return this.#resumption.claim();
    const signal = this.#call.deadline.forCalls();
    const earlier = await this.#parts.table.findStart(this.#startId, now(signal));
    if (earlier === undefined) {
      const decided = { requestHash: this.#requestHash, beginning: await this.#resumption.claim() };
      const noted = await this.#parts.table.noteStart(this.#startId, decided, now(signal));
      if (noted.requestHash !== this.#requestHash) throw new IdempotencyKeyReused();
      return noted.beginning;
    }
    if (earlier.requestHash !== this.#requestHash) throw new IdempotencyKeyReused();
    if ('reason' in earlier.beginning || (await this.#resumption.holds())) return earlier.beginning;
    return this.#remember({ reason: 'TOKEN_NOT_VALID' });
  }

  async #remember(beginning: Beginning): Promise<Beginning> {
    if (!this.#isRepeatable) return beginning;
    const start = { requestHash: this.#requestHash, beginning };
    await this.#parts.table.replaceStart(this.#startId, start, now(this.#call.deadline.forCalls()));
    return beginning;
  }

  /** Begins the chat as decided, or afresh where Amazon Connect does not let it go on from the past one. */
  async #begin(beginning: Beginning): Promise<readonly [StartedChat, Beginning]> {
    const { chats } = this.#parts;
    const signal = this.#call.deadline.signalLeaving(SETTLING_MS);
    if ('reason' in beginning) {
      const clientToken = digest('afresh', this.#requestHash);
      return [await chats.start(this.#request, clientToken, undefined, signal), beginning];
    }
    const { sourceContactId } = beginning;
    try {
      const clientToken = digest('resumed', this.#requestHash);
      return [await chats.start(this.#request, clientToken, sourceContactId, signal), beginning];
    } catch (thrown) {
      await this.#resumption.release();
      if (!(thrown instanceof CallFailed) || isPassing(thrown.failure)) throw thrown;
    }
    const reason = await chats.whyNotResumed(sourceContactId, this.#call.deadline.forCalls());
    return this.#begin(await this.#remember({ reason }));
  }
}

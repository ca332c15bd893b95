import { abortAfterMs, stopwatchMs } from './clock.ts';

/** What is kept back from the block's time: for the way back to Connect, a cold start, and the hand-over to a queue. */
export const RESERVE_MS = 700;

/** The part of the reserve that the last act before giving up (a hand-over to a queue) must leave untouched. */
const WAY_BACK_MS = 300;

/**
 * What a hand-over to a queue gets, where the block's time allows: its client is always cold, and has to connect first.
 */
const HAND_OVER_MS = 1000;

/** What calls get before anything but the reserve is kept for a hand-over. */
const CALLS_FIRST_MS = 1000;

/** The time a flow function has, counted from its handler's start. */
export class Deadline {
  readonly #startedAtMs: number;
  readonly #limitMs: number;

  /**
   * @param blockTimeLimitMs the time limit of the Invoke Lambda block, which the function cannot see
   * @param remainingMs what is left of the function's own time limit
   */
  constructor(blockTimeLimitMs: number, remainingMs: number) {
    this.#startedAtMs = stopwatchMs();
    this.#limitMs = Math.min(blockTimeLimitMs, remainingMs);
  }

  /** Aborts when calls to AWS, with their retries, have had their time. */
  forCalls(): AbortSignal {
    return abortAfterMs(this.#leftMs() - RESERVE_MS);
  }

  /**
   * Aborts when calls to AWS have had their time, and what they cannot do must be handed over to a queue.
   *
   * Of a block's 3 s, calls have 1.3 s, then the hand-over 1 s until the deadline, and 0.4 s more if needed. Of 8 s,
   * calls have 6.3 s. In shorter blocks calls come first: of 2 s they have 1 s, and the hand-over 0.7 s; of 1 s, 0.3 s
   * and 0.4 s.
   */
  forCallsBeforeAHandOver(): AbortSignal {
    return abortAfterMs(this.#leftMs() - (this.#limitMs - this.handOverFromMs));
  }

  /** How long after the handler's start a hand-over begins, where it is needed. */
  get handOverFromMs(): number {
    const forCallsMs = this.#limitMs - RESERVE_MS;
    return forCallsMs - Math.min(HAND_OVER_MS, Math.max(0, forCallsMs - CALLS_FIRST_MS));
  }

  /** Aborts when even the last act, one that runs in the reserve, has had its time. */
  forTheLastAct(): AbortSignal {
    return abortAfterMs(this.#leftMs() - WAY_BACK_MS);
  }

  /** Aborts when only so much is left of the time for calls. */
  signalLeaving(ms: number): AbortSignal {
    return abortAfterMs(this.#leftMs() - RESERVE_MS - ms);
  }

  /** Whether calls have had their time. */
  get hasPassed(): boolean {
    return this.#leftMs() <= RESERVE_MS;
  }

  #leftMs(): number {
    return this.#limitMs - (stopwatchMs() - this.#startedAtMs);
  }
}

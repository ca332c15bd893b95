import { abortAfterMs, stopwatchMs } from './clock.ts';

/** What is kept back from the block's time: for the way back to Connect, a cold start, and the hand-over to a queue. */
export const RESERVE_MS = 700;

/** The part of the reserve that the last act before giving up (a hand-over to a queue) must leave untouched. */
const WAY_BACK_MS = 300;

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

import { abortAfterMs, stopwatchMs } from './clock.ts';
import { callsMs, handOverFromMs, WAY_BACK_MS } from './plan-deadline.ts';

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
    return abortAfterMs(callsMs(this.#leftMs()));
  }

  /** Aborts when calls to AWS have had their time, and what they cannot do must be handed over to a queue. */
  forCallsBeforeAHandOver(): AbortSignal {
    return abortAfterMs(this.#leftMs() - (this.#limitMs - this.handOverFromMs));
  }

  /** How long after the handler's start a hand-over begins, where it is needed. */
  get handOverFromMs(): number {
    return handOverFromMs(this.#limitMs);
  }

  /** Aborts when even the last act, one that runs in the reserve, has had its time. */
  forTheLastAct(): AbortSignal {
    return abortAfterMs(this.#leftMs() - WAY_BACK_MS);
  }

  /** Aborts when only so much is left of the time for calls. */
  signalLeaving(ms: number): AbortSignal {
    return abortAfterMs(callsMs(this.#leftMs()) - ms);
  }

  /** Whether calls have had their time. */
  get hasPassed(): boolean {
    return callsMs(this.#leftMs()) <= 0;
  }

  #leftMs(): number {
    return this.#limitMs - (stopwatchMs() - this.#startedAtMs);
  }
}

import { INITIAL_RETRY_TOKENS, NO_RETRY_INCREMENT, Retry } from '@smithy/core/retry';

/** One instance of a function. Its client tries no call again once its tokens for that are spent. */
export class FunctionInstance {
  #retryTokens = INITIAL_RETRY_TOKENS;

  /** Whether a throttled call may be tried again. */
  takeRetry(): boolean {
    if (this.#retryTokens < Retry.throttlingCost()) return false;
    this.#retryTokens -= Retry.throttlingCost();
    return true;
  }

  /** A call went well: of those that were tried again, with the last try's token. */
  succeed(wasRetried: boolean): void {
    const back = wasRetried ? Retry.throttlingCost() : NO_RETRY_INCREMENT;
    this.#retryTokens = Math.min(INITIAL_RETRY_TOKENS, this.#retryTokens + back);
  }
}

/** The instances of one function: one for each invocation at a time. Which was used last is taken first (assumed). */
export class Instances {
  readonly #idle: FunctionInstance[] = [];
  #running = 0;
  #most = 0;

  get running(): number {
    return this.#running;
  }

  /** The most that ran at a time. */
  get most(): number {
    return this.#most;
  }

  begin(): FunctionInstance {
    this.#running += 1;
    this.#most = Math.max(this.#most, this.#running);
    return this.#idle.pop() ?? new FunctionInstance();
  }

  end(instance: FunctionInstance): void {
    this.#running -= 1;
    this.#idle.push(instance);
  }
}

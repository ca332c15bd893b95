import type { TransportClock } from './transport-clock.ts';

/** Work did not come to rest in time; the message names what is still under way. */
export class NotSettled extends Error {
  override readonly name = 'NotSettled';
  readonly waitingFor: readonly string[];

  constructor(waitingFor: readonly string[], afterMs: number) {
    super(`Not settled after ${afterMs / 1000} s: still waiting for ${waitingFor.join(', ')}.`);
    this.waitingFor = waitingFor;
  }
}

/**
 * The one counter of all work under way: flow steps, invocations, deliveries. A piece of work that starts another
 * begins the new one before it ends itself, so the counter is at nothing only when all has settled.
 */
export class Work {
  readonly #underWay = new Map<symbol, string>();
  readonly #onTurn: (() => void)[] = [];
  #waiters: (() => void)[] = [];

  get idle(): boolean {
    return this.#underWay.size === 0;
  }

  /** What is under way, for a person. */
  get holders(): readonly string[] {
    return [...this.#underWay.values()];
  }

  /** Calls `listener` when the first piece of work has begun, and when the last one has ended. */
  onTurn(listener: () => void): void {
    this.#onTurn.push(listener);
  }

  /** Begins a piece of work; the returned function ends it, and does nothing when called again. */
  begin(holder: string): () => void {
    const key = Symbol(holder);
    this.#underWay.set(key, holder);
    if (this.#underWay.size === 1) this.#turn();
    return () => {
      if (!this.#underWay.delete(key) || this.#underWay.size > 0) return;
      this.#turn();
      const waiters = this.#waiters;
      this.#waiters = [];
      for (const wake of waiters) wake();
    };
  }

  /** Does `task` as one piece of work. */
  async during<Result>(holder: string, task: () => Promise<Result>): Promise<Result> {
    const end = this.begin(holder);
    try {
      return await task();
    } finally {
      end();
    }
  }

  /** Resolves when nothing is under way; rejects with `NotSettled` when that takes longer than `limitMs`. */
  async settled(clock: TransportClock, limitMs: number): Promise<void> {
    if (this.idle) return;
    let expired = false;
    let wake: () => void = () => {};
    const takeBack = clock.after(limitMs, () => {
      expired = true;
      wake();
    });
    try {
      while (!this.idle && !expired) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          this.#waiters.push(resolve);
        });
      }
    } finally {
      takeBack();
      this.#waiters = this.#waiters.filter((waiter) => waiter !== wake);
    }
    if (!this.idle) throw new NotSettled(this.holders, limitMs);
  }

  #turn(): void {
    for (const listener of this.#onTurn) listener();
  }
}

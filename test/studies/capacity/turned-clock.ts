import type { TransportClock } from '../../../local/clock/transport-clock.ts';

interface Timer {
  readonly dueAtMs: number;
  readonly fire: () => void;
}

/** A transport clock that a test turns from one deadline to the next. */
export class TurnedClock implements TransportClock {
  #nowMs: number;
  readonly #timers = new Set<Timer>();

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** The soonest deadline; infinite where there is none. */
  get nextDueMs(): number {
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const { dueAtMs } of this.#timers) soonestMs = Math.min(soonestMs, dueAtMs);
    return soonestMs;
  }

  after(delayMs: number, fire: () => void): () => void {
    const timer = { dueAtMs: this.#nowMs + Math.max(0, delayMs), fire };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** No deadline may lie before that moment; those at it fire. */
  moveTo(atMs: number): void {
    this.#nowMs = atMs;
    for (const timer of [...this.#timers].filter(({ dueAtMs }) => dueAtMs <= atMs)) {
      if (this.#timers.delete(timer)) timer.fire();
    }
  }
}

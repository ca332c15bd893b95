import { Heap } from './heap.ts';

/** What happens when, on a clock that jumps from one event to the next. */
export class Agenda {
  readonly #events = new Heap<() => void>();
  #nowMs = 0;

  get nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, act: () => void): void {
    this.#events.put(this.#nowMs + delayMs, act);
  }

  /** Until nothing is left to happen. */
  run(): void {
    for (let atMs = this.#events.firstKey; atMs !== undefined; atMs = this.#events.firstKey) {
      this.#nowMs = atMs;
      this.#events.take()?.();
    }
  }
}

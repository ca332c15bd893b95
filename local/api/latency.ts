import type { TransportClock } from '../clock/transport-clock.ts';

/** Waits on the transport clock; `end` lets everybody go at once. */
export class Latency {
  readonly #clock: TransportClock;
  readonly #waiting = new Set<() => void>();

  constructor(clock: TransportClock) {
    this.#clock = clock;
  }

  wait(latencyMs: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        takeBack();
        this.#waiting.delete(go);
        resolve();
      };
      const takeBack = this.#clock.after(latencyMs, () => go());
      this.#waiting.add(go);
    });
  }

  end(): void {
    for (const go of [...this.#waiting]) go();
  }
}

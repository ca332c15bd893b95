import type { ClockDriver, ClockMode } from '../clock/clock-driver.ts';
import type { ChatClock } from '../engine/index.ts';

/** An amount of chat time; what is named adds up, and fractions are welcome. */
export interface Amount {
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** The chat clock, for whoever turns it. */
export class LocalClock {
  readonly #driver: ClockDriver;
  readonly #clock: ChatClock;

  constructor(parts: { readonly driver: ClockDriver; readonly clock: ChatClock }) {
    this.#driver = parts.driver;
    this.#clock = parts.clock;
  }

  /** In milliseconds since 1970. */
  get nowMs(): number {
    this.#driver.catchUp();
    return this.#clock.nowMs;
  }

  /** Visits every deadline on the way in order, and settles after each. */
  async advance({ hours = 0, minutes = 0, seconds = 0 }: Amount): Promise<void> {
    await this.#driver.advance(((hours * 60 + minutes) * 60 + seconds) * 1000);
  }

  /** Advances to the next participant timer; false, and nothing moves, where none runs. */
  async advanceToNextTimer(): Promise<boolean> {
    return this.#driver.advanceToNextTimer();
  }

  setMode(mode: ClockMode): void {
    this.#driver.setMode(mode);
  }
}

import type { ClockDriver, ClockMode } from '../clock/clock-driver.ts';
import type { ChatClock } from '../engine/index.ts';
import { checkAmount, checkMembers, type Members } from './check-arguments.ts';

/** An amount of chat time; what is named adds up, and fractions are welcome. */
export interface Amount {
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

const AMOUNT: Members<Amount> = { hours: true, minutes: true, seconds: true };

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
  async advance(amount: Amount): Promise<void> {
    checkMembers('advance', amount, AMOUNT);
    const named = Object.entries(amount).filter(([, value]) => value !== undefined);
    if (named.length === 0) throw new TypeError('advance takes hours, minutes or seconds, such as { minutes: 5 }.');
    for (const [name, value] of named) checkAmount(`advance: ${name}`, value);
    const { hours = 0, minutes = 0, seconds = 0 } = amount;
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

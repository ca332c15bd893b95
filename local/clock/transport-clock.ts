import { ChatClock } from '../engine/chat-clock.ts';

/**
 * The clock of everything that is not the chat itself: socket URLs, connection tokens, heartbeats, the limits of
 * Lambda and of its block, injected latency. It is real unless a test passes a manual one.
 * This file is the only one of Local Connect that reads the machine's time or sets a timer on it.
 */
export interface TransportClock {
  readonly nowMs: number;
  /** Runs `fire` after `delayMs`; the returned function takes it back. */
  after(delayMs: number, fire: () => void): () => void;
}

export class RealTransportClock implements TransportClock {
  get nowMs(): number {
    return Date.now();
  }

  after(delayMs: number, fire: () => void): () => void {
    const timer = setTimeout(fire, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }
}

/** Stands still until it is advanced. */
export class ManualTransportClock implements TransportClock {
  readonly #clock: ChatClock;

  constructor(startMs: number) {
    this.#clock = new ChatClock(startMs);
  }

  get nowMs(): number {
    return this.#clock.nowMs;
  }

  after(delayMs: number, fire: () => void): () => void {
    const deadline = this.#clock.after(delayMs, 'OTHER', fire);
    return () => this.#clock.cancel(deadline);
  }

  /** When the next of what it runs is due; infinite where there is none. */
  get nextDueMs(): number {
    return this.#clock.next?.dueAtMs ?? Number.POSITIVE_INFINITY;
  }

  advance(byMs: number): void {
    this.advanceTo(this.#clock.nowMs + byMs);
  }

  /** Runs what is due by then, each at its own time. */
  advanceTo(atMs: number): void {
    this.#clock.advanceTo(atMs);
  }
}

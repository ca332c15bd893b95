import type { TransportClock } from '../clock/transport-clock.ts';
import type { DeployedThrottle } from '../deployment/index.ts';

/**
 * A token bucket: so many requests at once, and so many more each second (API Gateway developer guide,
 * http-api-throttling).
 */
export class Throttle {
  readonly #clock: TransportClock;
  readonly #ratePerSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAtMs: number;

  constructor({ ratePerSecond, burst }: DeployedThrottle, clock: TransportClock) {
    this.#clock = clock;
    this.#ratePerSecond = ratePerSecond ?? Number.POSITIVE_INFINITY;
    this.#burst = burst ?? Number.POSITIVE_INFINITY;
    this.#tokens = this.#burst;
    this.#filledAtMs = clock.nowMs;
  }

  /** Whether one more request may pass now. */
  admits(): boolean {
    if (this.#burst === Number.POSITIVE_INFINITY || this.#ratePerSecond === Number.POSITIVE_INFINITY) return true;
    const nowMs = this.#clock.nowMs;
    const refill = (Math.max(0, nowMs - this.#filledAtMs) / 1000) * this.#ratePerSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + refill);
    this.#filledAtMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

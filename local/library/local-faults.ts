import type { Fault, Faults } from '../api/index.ts';

/** A fault to set: `operation` answers `error`, or late, or both. */
export interface FaultToSet {
  /** The name of an operation, or `*` for all. */
  readonly operation: string;
  /** The name of an error that the operation can answer, or of throttling. */
  readonly error?: string;
  /** The share of calls that it strikes, 0 to 1. Default: 1, which is all. */
  readonly rate?: number;
  /** How many calls it strikes. Default: without end. */
  readonly count?: number;
  readonly latencyMs?: number;
  /** The same seed strikes the same calls again. */
  readonly seed?: number;
}

/** Faults on demand, to see a function's retries at work: as `POST /local/faults` sets them. */
export class LocalFaults {
  readonly #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  get all(): readonly Fault[] {
    return this.#faults.all;
  }

  /** Sets a fault in place of the operation's former one. A wrong one throws, with every problem named. */
  set(fault: FaultToSet): void {
    this.#faults.set({ ...fault });
  }

  clear(): void {
    this.#faults.clear();
  }
}

/** Under which a worker finds the memory in its environment data. */
export const TURNED_MEMORY = 'turned-memory';

const MOST_WORKERS = 64;
const MOST_DRAWS = 50_000;
const FLOATS = 1 + MOST_WORKERS + MOST_DRAWS;

const IDLE = 0;
const BUSY = 1;
const WAITING = 2;

/**
 * What a test that turns the time shares with the workers of functions: what time it is, what they wait for, and one
 * sequence of chance.
 */
export class TurnedMemory {
  readonly buffer: SharedArrayBuffer;
  readonly #now: Float64Array;
  readonly #dueAtMs: Float64Array;
  readonly #draws: Float64Array;
  /** How many workers there are, and how many draws were taken. */
  readonly #counts: Int32Array;
  readonly #states: Int32Array;
  readonly #wakes: Int32Array;

  constructor(
    buffer = new SharedArrayBuffer(
      FLOATS * Float64Array.BYTES_PER_ELEMENT + (2 + 2 * MOST_WORKERS) * Int32Array.BYTES_PER_ELEMENT,
    ),
  ) {
    this.buffer = buffer;
    this.#now = new Float64Array(buffer, 0, 1);
    this.#dueAtMs = new Float64Array(buffer, 8, MOST_WORKERS);
    this.#draws = new Float64Array(buffer, 8 * (1 + MOST_WORKERS), MOST_DRAWS);
    this.#counts = new Int32Array(buffer, 8 * FLOATS, 2);
    this.#states = new Int32Array(buffer, 8 * FLOATS + 8, MOST_WORKERS);
    this.#wakes = new Int32Array(buffer, 8 * FLOATS + 8 + 4 * MOST_WORKERS, MOST_WORKERS);
  }

  get nowMs(): number {
    return this.#now[0] ?? 0;
  }

  set nowMs(atMs: number) {
    this.#now[0] = atMs;
  }

  /** Fills the sequence that all workers draw from. */
  shuffle(draw: () => number): void {
    for (let index = 0; index < MOST_DRAWS; index += 1) this.#draws[index] = draw();
  }

  draw(): number {
    return this.#draws[Atomics.add(this.#counts, 1, 1)] ?? 0;
  }

  /** A worker's place. */
  enter(): number {
    return Atomics.add(this.#counts, 0, 1);
  }

  begin(worker: number): void {
    Atomics.store(this.#states, worker, BUSY);
  }

  end(worker: number): void {
    Atomics.store(this.#states, worker, IDLE);
  }

  /** The worker's function can only go on at that time. */
  wait(worker: number, dueAtMs: number): void {
    this.#dueAtMs[worker] = dueAtMs;
    Atomics.store(this.#states, worker, WAITING);
  }

  /** How many workers wait for the time. */
  get waiting(): number {
    let waiting = 0;
    for (let worker = 0; worker < MOST_WORKERS; worker += 1) {
      if (Atomics.load(this.#states, worker) === WAITING) waiting += 1;
    }
    return waiting;
  }

  /** The worker that waits for the soonest time, and for which. */
  get next(): { readonly worker: number; readonly dueAtMs: number } {
    let [next, soonestMs] = [-1, Number.POSITIVE_INFINITY];
    for (let worker = 0; worker < MOST_WORKERS; worker += 1) {
      const dueAtMs = this.#dueAtMs[worker] ?? 0;
      if (Atomics.load(this.#states, worker) === WAITING && dueAtMs < soonestMs) [next, soonestMs] = [worker, dueAtMs];
    }
    return { worker: next, dueAtMs: soonestMs };
  }

  /** Lets a worker that waits go on. */
  wake(worker: number): void {
    this.begin(worker);
    Atomics.add(this.#wakes, worker, 1);
    Atomics.notify(this.#wakes, worker);
  }

  /** Until it is woken again, after having seen so many wakes; the new number of them. */
  async nextWake(worker: number, seen: number): Promise<number> {
    await Atomics.waitAsync(this.#wakes, worker, seen).value;
    return Atomics.load(this.#wakes, worker);
  }
}

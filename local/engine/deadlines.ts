import { MinHeap } from './min-heap.ts';

/**
 * What a deadline is for. `IDLE_TIMER` and `DISCONNECT_TIMER` are the participant timers that
 * "advance to the next timer" looks for.
 */
export type DeadlineKind =
  | 'IDLE_TIMER'
  | 'DISCONNECT_TIMER'
  | 'WAIT'
  | 'CONNECTION_LIMIT'
  | 'CHAT_DURATION'
  | 'QUEUE_DELAY'
  | 'OTHER';

export interface Deadline {
  readonly dueAtMs: number;
  readonly kind: DeadlineKind;
}

/** What a deadline calls. An object that is there anyway costs no closure: chats have several deadlines each. */
export interface DeadlineTarget {
  fire(): void;
}

type Target = DeadlineTarget | (() => void);

class Entry implements Deadline {
  readonly instant: Instant;
  readonly kind: DeadlineKind;
  readonly target: Target;
  previous: Entry | undefined;
  next: Entry | undefined;
  /** It has neither fired nor been cancelled. */
  isSet = true;

  constructor(instant: Instant, kind: DeadlineKind, target: Target) {
    this.instant = instant;
    this.kind = kind;
    this.target = target;
  }

  get dueAtMs(): number {
    return this.instant.dueAtMs;
  }

  fire(): void {
    if (typeof this.target === 'function') this.target();
    else this.target.fire();
  }
}

/** All that is due at one moment, in its order. Any of it can leave. */
class Instant {
  readonly dueAtMs: number;
  readonly owner: Deadlines;
  first: Entry | undefined;
  #lastIdleTimer: Entry | undefined;
  #last: Entry | undefined;

  constructor(dueAtMs: number, owner: Deadlines) {
    this.dueAtMs = dueAtMs;
    this.owner = owner;
  }

  add(entry: Entry): void {
    const isIdleTimer = entry.kind === 'IDLE_TIMER';
    const previous = isIdleTimer ? this.#lastIdleTimer : this.#last;
    const next = previous === undefined ? this.first : previous.next;
    this.#join(previous, entry);
    this.#join(entry, next);
    if (isIdleTimer) this.#lastIdleTimer = entry;
  }

  remove(entry: Entry): void {
    const { previous, next } = entry;
    if (this.#lastIdleTimer === entry) this.#lastIdleTimer = previous;
    this.#join(previous, next);
    entry.previous = undefined;
    entry.next = undefined;
  }

  firstOf(kinds: ReadonlySet<DeadlineKind>): Entry | undefined {
    let entry = this.first;
    while (entry !== undefined && !kinds.has(entry.kind)) entry = entry.next;
    return entry;
  }

  #join(left: Entry | undefined, right: Entry | undefined): void {
    if (left === undefined) this.first = right;
    else left.next = right;
    if (right === undefined) this.#last = left;
    else right.previous = left;
  }
}

/** So many instants at which nothing is due any more are not worth a sweep. */
const FEW_EMPTY = 1000;

/**
 * Deadlines in the order in which they are due. Equal ones come out in the order in which they were added, except that
 * an idle timer comes before everything else that is due at the same instant (rule T18). Not only before disconnect
 * timers: the order would not be transitive.
 *
 * Timers run for whole minutes: of chats that began at one moment, many end at one moment. So the heap is of moments,
 * plain numbers, and what is set, fires or is cancelled at one of them costs the same however many wait. A moment at
 * which nothing is due any more stays until its turn, or until most of them are so.
 */
export class Deadlines {
  readonly #moments = new MinHeap();
  readonly #instants = new Map<number, Instant>();
  #size = 0;
  #empty = 0;

  get size(): number {
    return this.#size;
  }

  get next(): Deadline | undefined {
    return this.#firstInstant()?.first;
  }

  /** The earliest deadline of the given kinds. Reads all of them: for a person's step, not for the hot path. */
  nextOf(kinds: ReadonlySet<DeadlineKind>): Deadline | undefined {
    let best: Entry | undefined;
    for (const instant of this.#instants.values()) {
      if (best === undefined || instant.dueAtMs < best.dueAtMs) best = instant.firstOf(kinds) ?? best;
    }
    return best;
  }

  add(dueAtMs: number, kind: DeadlineKind, target: Target): Deadline {
    if (!Number.isFinite(dueAtMs)) {
      throw new RangeError(`A deadline (${kind}) was set for ${dueAtMs}; expected milliseconds since 1970.`);
    }
    const instant = this.#instants.get(dueAtMs) ?? this.#begin(dueAtMs);
    if (instant.first === undefined) this.#empty -= 1;
    const entry = new Entry(instant, kind, target);
    instant.add(entry);
    this.#size += 1;
    return entry;
  }

  /** Cancelling what has fired or was cancelled already does nothing. */
  cancel(deadline: Deadline): void {
    if (!(deadline instanceof Entry) || !this.#remove(deadline)) return;
    if (this.#empty > FEW_EMPTY && this.#empty > this.#instants.size / 2) this.#sweep();
  }

  /** Takes out the first deadline that is due at `nowMs`; the caller runs it. */
  takeDue(nowMs: number): (Deadline & DeadlineTarget) | undefined {
    const first = this.#firstInstant()?.first;
    if (first === undefined || first.dueAtMs > nowMs) return undefined;
    this.#remove(first);
    return first;
  }

  /** False where it is not there, or not any more. */
  #remove(entry: Entry): boolean {
    const { instant, isSet } = entry;
    if (!isSet || instant.owner !== this) return false;
    entry.isSet = false;
    instant.remove(entry);
    this.#size -= 1;
    if (instant.first === undefined) this.#empty += 1;
    return true;
  }

  #begin(dueAtMs: number): Instant {
    const instant = new Instant(dueAtMs, this);
    this.#instants.set(dueAtMs, instant);
    this.#moments.add(dueAtMs);
    this.#empty += 1;
    return instant;
  }

  /** The first instant at which something is due. Those before it are gone then. */
  #firstInstant(): Instant | undefined {
    for (let dueAtMs = this.#moments.first; dueAtMs !== undefined; dueAtMs = this.#moments.first) {
      const instant = this.#instants.get(dueAtMs);
      if (instant?.first !== undefined) return instant;
      this.#moments.removeFirst();
      this.#instants.delete(dueAtMs);
      this.#empty -= 1;
    }
    return undefined;
  }

  #sweep(): void {
    for (const instant of this.#instants.values()) {
      if (instant.first === undefined) this.#instants.delete(instant.dueAtMs);
    }
    this.#moments.fill(this.#instants.keys());
    this.#empty = 0;
  }
}

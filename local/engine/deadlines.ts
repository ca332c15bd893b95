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

class Entry implements Deadline {
  readonly dueAtMs: number;
  readonly kind: DeadlineKind;
  /** Which of equal deadlines comes first: the lower. */
  readonly turn: number;
  readonly target: DeadlineTarget | (() => void);
  /** Place in the heap; -1 once it has fired or was cancelled. */
  index = -1;

  constructor(dueAtMs: number, kind: DeadlineKind, turn: number, target: DeadlineTarget | (() => void)) {
    this.dueAtMs = dueAtMs;
    this.kind = kind;
    this.turn = turn;
    this.target = target;
  }

  fire(): void {
    if (typeof this.target === 'function') this.target();
    else this.target.fire();
  }
}

/** The turns of idle timers are below this, all others' above it. */
const AFTER_IDLE_TIMERS = 2 ** 52;

/** Children of a place in the heap. Four make it half as deep as two, and they lie side by side in memory. */
const CHILDREN = 4;

/**
 * A heap of deadlines. Equal ones come out in the order in which they were added, except that an idle timer comes
 * before everything else that is due at the same instant (rule T18). Not only before disconnect timers: the order
 * would not be transitive.
 *  What is compared stands in arrays of plain numbers beside the entries. With hundreds of thousands of deadlines most
 * of the time goes into reading memory, and the entries lie all over it.
 */
export class Deadlines {
  readonly #heap: Entry[] = [];
  readonly #dueAtMs: number[] = [];
  readonly #turns: number[] = [];
  #added = 0;

  get size(): number {
    return this.#heap.length;
  }

  get next(): Deadline | undefined {
    return this.#heap[0];
  }

  /** The earliest deadline of the given kinds. Reads the whole heap: for a person's step, not for the hot path. */
  nextOf(kinds: ReadonlySet<DeadlineKind>): Deadline | undefined {
    let best: Entry | undefined;
    for (const entry of this.#heap) {
      if (kinds.has(entry.kind) && (best === undefined || comesBefore(entry, best))) best = entry;
    }
    return best;
  }

  add(dueAtMs: number, kind: DeadlineKind, target: DeadlineTarget | (() => void)): Deadline {
    if (!Number.isFinite(dueAtMs)) {
      throw new RangeError(`A deadline (${kind}) was set for ${dueAtMs}; expected milliseconds since 1970.`);
    }
    this.#added += 1;
    const turn = kind === 'IDLE_TIMER' ? this.#added : this.#added + AFTER_IDLE_TIMERS;
    const entry = new Entry(dueAtMs, kind, turn, target);
    const last = this.#heap.length;
    this.#heap.push(entry);
    this.#dueAtMs.push(dueAtMs);
    this.#turns.push(turn);
    this.#rise(entry, last);
    return entry;
  }

  /** Cancelling what has fired or was cancelled already does nothing. */
  cancel(deadline: Deadline): void {
    if (deadline instanceof Entry && this.#heap[deadline.index] === deadline) this.#remove(deadline);
  }

  /** Takes out the first deadline that is due at `nowMs`; the caller runs it. */
  takeDue(nowMs: number): (Deadline & DeadlineTarget) | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.dueAtMs > nowMs) return undefined;
    this.#remove(first);
    return first;
  }

  #remove(entry: Entry): void {
    const last = this.#heap.pop();
    this.#dueAtMs.pop();
    this.#turns.pop();
    if (last !== undefined && last !== entry) {
      const index = this.#rise(last, entry.index);
      this.#sink(last, index);
    }
    entry.index = -1;
  }

  /** Puts the entry into the place, or into one above it, and says which. */
  #rise(entry: Entry, place: number): number {
    let index = place;
    while (index > 0) {
      const parentIndex = Math.floor((index - 1) / CHILDREN);
      if (!this.#isAfter(parentIndex, entry)) break;
      this.#move(parentIndex, index);
      index = parentIndex;
    }
    this.#put(entry, index);
    return index;
  }

  #sink(entry: Entry, place: number): void {
    let index = place;
    for (;;) {
      const childIndex = this.#firstChild(index);
      if (childIndex < 0 || this.#isAfter(childIndex, entry)) break;
      this.#move(childIndex, index);
      index = childIndex;
    }
    if (index !== place) this.#put(entry, index);
  }

  /** The child of the place that comes before its siblings; -1 where there is none. */
  #firstChild(index: number): number {
    const dues = this.#dueAtMs;
    const turns = this.#turns;
    let best = index * CHILDREN + 1;
    if (best >= dues.length) return -1;
    const end = Math.min(best + CHILDREN, dues.length);
    let bestDue = dues[best] ?? 0;
    for (let child = best + 1; child < end; child += 1) {
      const due = dues[child] ?? 0;
      if (due < bestDue || (due === bestDue && (turns[child] ?? 0) < (turns[best] ?? 0))) {
        best = child;
        bestDue = due;
      }
    }
    return best;
  }

  #isAfter(index: number, entry: Entry): boolean {
    const due = this.#dueAtMs[index] ?? 0;
    return due > entry.dueAtMs || (due === entry.dueAtMs && (this.#turns[index] ?? 0) > entry.turn);
  }

  #move(from: number, to: number): void {
    const entry = this.#heap[from];
    if (entry === undefined) return;
    this.#heap[to] = entry;
    this.#dueAtMs[to] = this.#dueAtMs[from] ?? 0;
    this.#turns[to] = this.#turns[from] ?? 0;
    entry.index = to;
  }

  #put(entry: Entry, index: number): void {
    this.#heap[index] = entry;
    this.#dueAtMs[index] = entry.dueAtMs;
    this.#turns[index] = entry.turn;
    entry.index = index;
  }
}

function comesBefore(a: Entry, b: Entry): boolean {
  return a.dueAtMs < b.dueAtMs || (a.dueAtMs === b.dueAtMs && a.turn < b.turn);
}

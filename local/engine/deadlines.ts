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
  readonly order: number;
  readonly target: DeadlineTarget | (() => void);
  /** Place in the heap; -1 once it has fired or was cancelled. */
  index: number;

  constructor(
    dueAtMs: number,
    kind: DeadlineKind,
    order: number,
    target: DeadlineTarget | (() => void),
    index: number,
  ) {
    this.dueAtMs = dueAtMs;
    this.kind = kind;
    this.order = order;
    this.target = target;
    this.index = index;
  }

  fire(): void {
    if (typeof this.target === 'function') this.target();
    else this.target.fire();
  }
}

/**
 * A binary heap of deadlines. Equal ones come out in the order in which they were added, except that an idle timer
 * comes before everything else that is due at the same instant (rule T18). Before everything, not only before
 * disconnect timers: the order would otherwise not be transitive.
 */
export class Deadlines {
  readonly #heap: Entry[] = [];
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
    const entry = new Entry(dueAtMs, kind, this.#added, target, this.#heap.length);
    this.#heap.push(entry);
    this.#rise(entry);
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
    if (last !== undefined && last !== entry) {
      last.index = entry.index;
      this.#heap[last.index] = last;
      this.#rise(last);
      this.#sink(last);
    }
    entry.index = -1;
  }

  #rise(entry: Entry): void {
    const heap = this.#heap;
    let index = entry.index;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || !comesBefore(entry, parent)) break;
      heap[index] = parent;
      parent.index = index;
      index = parentIndex;
    }
    heap[index] = entry;
    entry.index = index;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    const count = heap.length;
    let index = entry.index;
    for (;;) {
      const leftIndex = 2 * index + 1;
      let child = leftIndex < count ? heap[leftIndex] : undefined;
      if (child === undefined) break;
      const right = leftIndex + 1 < count ? heap[leftIndex + 1] : undefined;
      if (right !== undefined && comesBefore(right, child)) child = right;
      if (!comesBefore(child, entry)) break;
      const childIndex = child.index;
      heap[index] = child;
      child.index = index;
      index = childIndex;
    }
    heap[index] = entry;
    entry.index = index;
  }
}

function comesBefore(a: Entry, b: Entry): boolean {
  if (a.dueAtMs !== b.dueAtMs) return a.dueAtMs < b.dueAtMs;
  const aIsIdle = a.kind === 'IDLE_TIMER';
  if (aIsIdle !== (b.kind === 'IDLE_TIMER')) return aIsIdle;
  return a.order < b.order;
}

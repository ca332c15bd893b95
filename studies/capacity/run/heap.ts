/** What was put in comes out smallest first; of what is equal, the first that was put in. */
export class Heap<Item> {
  readonly #entries: { readonly key: number; readonly turn: number; readonly item: Item }[] = [];
  #turns = 0;

  get size(): number {
    return this.#entries.length;
  }

  /** The smallest key; `undefined` where nothing is in. */
  get firstKey(): number | undefined {
    return this.#entries[0]?.key;
  }

  put(key: number, item: Item): void {
    const entry = { key, turn: this.#turns, item };
    this.#turns += 1;
    let at = this.#entries.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  take(): Item | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (last === undefined || first === undefined) return undefined;
    if (this.#entries.length > 0) {
      this.#entries[0] = last;
      this.#sink();
    }
    return first.item;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const below = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#isBefore(below, at)) return;
      this.#swap(at, below);
      at = below;
    }
  }

  /** A place behind the end is before none. */
  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return false;
    return a.key < b.key || (a.key === b.key && a.turn < b.turn);
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return;
    this.#entries[one] = b;
    this.#entries[other] = a;
  }
}

/** Children of a place in the heap. Four make it half as deep as two, and they lie side by side in memory. */
const CHILDREN = 4;

/** Numbers, of which the least comes out first. */
export class MinHeap {
  readonly #numbers: number[] = [];

  get first(): number | undefined {
    return this.#numbers[0];
  }

  /** Has these numbers in place of those that it had. */
  fill(numbers: Iterable<number>): void {
    this.#numbers.length = 0;
    for (const number of numbers) this.add(number);
  }

  add(number: number): void {
    const numbers = this.#numbers;
    let place = numbers.length;
    while (place > 0) {
      const parent = Math.floor((place - 1) / CHILDREN);
      const above = numbers[parent] ?? number;
      if (above <= number) break;
      numbers[place] = above;
      place = parent;
    }
    numbers[place] = number;
  }

  removeFirst(): void {
    const numbers = this.#numbers;
    const last = numbers.pop();
    if (last === undefined || numbers.length === 0) return;
    let place = 0;
    for (;;) {
      const child = this.#leastChild(place);
      const below = numbers[child] ?? last;
      if (below >= last) break;
      numbers[place] = below;
      place = child;
    }
    numbers[place] = last;
  }

  /** Past the end where there is none. */
  #leastChild(place: number): number {
    const numbers = this.#numbers;
    let least = place * CHILDREN + 1;
    const end = Math.min(least + CHILDREN, numbers.length);
    for (let child = least + 1; child < end; child += 1) {
      if ((numbers[child] ?? 0) < (numbers[least] ?? 0)) least = child;
    }
    return least;
  }
}

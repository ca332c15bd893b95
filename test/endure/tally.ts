/** How much of a loss is told. */
const MOST_TOLD = 5;
const LONGEST_TOLD = 1500;

/** How often one property was tried, and how often it did not hold. */
export class Tally {
  readonly name: string;
  readonly #told: string[] = [];
  #tries = 0;
  #losses = 0;

  constructor(name: string) {
    this.name = name;
  }

  get tries(): number {
    return this.#tries;
  }

  get losses(): number {
    return this.#losses;
  }

  /** What the first losses were. */
  get told(): readonly string[] {
    return this.#told;
  }

  /** One try: a loss where it throws. */
  async attempt(where: string, act: () => unknown): Promise<void> {
    this.#tries += 1;
    try {
      await act();
    } catch (thrown) {
      this.lose(`${where}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
    }
  }

  /** So many tries that held. */
  hold(tries: number): void {
    this.#tries += tries;
  }

  /** A loss within a try that is counted already. */
  lose(what: string): void {
    this.#losses += 1;
    if (this.#told.length < MOST_TOLD) this.#told.push(what.slice(0, LONGEST_TOLD));
  }
}

/** What is to be closed when a Local Connect closes: last built, first closed, and each once. */
export class Closing {
  readonly #parts: (() => Promise<void> | void)[] = [];

  add(close: () => Promise<void> | void): void {
    this.#parts.push(close);
  }

  async closeAll(): Promise<void> {
    for (const close of this.#parts.splice(0).reverse()) await close();
  }
}

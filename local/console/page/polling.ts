/** Asks again and again, one question at a time, with a pause after each answer. */
export class Polling {
  readonly #ask: () => Promise<void>;
  readonly #pauseMs: number;
  #stopped = false;
  #wake = (): void => {};

  constructor(ask: () => Promise<void>, pauseMs: number) {
    this.#ask = ask;
    this.#pauseMs = pauseMs;
    void this.#run();
  }

  /** Ends the pause, if there is one. */
  wake(): void {
    this.#wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#ask();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.#pauseMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

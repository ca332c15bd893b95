/** What a callback of ChatJS was called with. */
export interface Told {
  readonly callback: string;
  readonly content?: string;
  readonly role?: string;
}

/**
 * The customer of a chat in the unmodified ChatJS, wherever that runs. Its clock goes on by itself until it is stopped.
 */
export abstract class ChatJsCustomer {
  readonly told: Told[] = [];
  #read = 0;
  #wake: () => void = () => {};

  /** How many websockets ChatJS has opened, or tried to open, so far. */
  abstract readonly sockets: number;

  /** Has the customer do something, such as `say("Hello")`. */
  abstract does(what: string): Promise<unknown>;

  abstract startClock(): Promise<void>;

  /** From now on the clock is moved. */
  abstract stopClock(): Promise<void>;

  /**
   * Moves the customer's clock and the service's transport clock on, and waits until what ChatJS does about it is done:
   * its requests, its new sockets. What a real network does within milliseconds must not take it hours of its own
   * clock.
   */
  abstract letPass(timeMs: number): Promise<void>;

  abstract close(): Promise<void>;

  /** Reads on until a callback was called so; those before it are passed over. */
  isTold(callback: string, role?: string): Promise<void> {
    return this.#readsOnTo((told) => told.callback === callback && (role === undefined || told.role === role));
  }

  /** Reads on until a message came that contains the text; what came before is passed over. */
  hears(text: string): Promise<void> {
    return this.#readsOnTo(({ callback, content }) => callback === 'Message' && content?.includes(text) === true);
  }

  /** Reads the transcript back to its beginning, so many items a page: its messages, oldest first. */
  async scrollsBack(maxResults: number): Promise<{ readonly messages: readonly string[]; readonly pages: number }> {
    return JSON.parse(String(await this.does(`scroll(${maxResults}).then(JSON.stringify)`)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  protected callsBack(told: Told): void {
    this.told.push(told);
    this.wake();
  }

  protected wake(): void {
    this.#wake();
  }

  protected async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #readsOnTo(isIt: (told: Told) => boolean): Promise<void> {
    return this.until(() => {
      for (const told of this.told.slice(this.#read)) {
        this.#read += 1;
        if (isIt(told)) return true;
      }
      return false;
    });
  }
}

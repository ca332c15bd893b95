import type { Chat } from '../engine/index.ts';
import type { Simulation } from '../flows/index.ts';

/** Which chats are tests that go on. */
export class Simulations {
  readonly #byChat = new WeakMap<Chat, Simulation>();

  readonly of = (chat: Chat): Simulation | undefined => this.#byChat.get(chat);

  readonly set = (chat: Chat, simulation: Simulation | undefined): void => {
    if (simulation === undefined) this.#byChat.delete(chat);
    else this.#byChat.set(chat, simulation);
  };
}

import type { ChatEvent } from '../engine/index.ts';

/**
 * Who hears of an event, in this order: its record, onlookers, clients, the flows, which act on it, and who clears up.
 */
const TURNS = ['record', 'onlookers', 'clients', 'flows', 'last'] as const;

type Listener = (event: ChatEvent) => void;

/** Hands on what happens in the chats. Each part listens in its turn as soon as it exists. */
export class ChatEvents {
  readonly #listeners = new Map<(typeof TURNS)[number], Listener[]>(TURNS.map((turn) => [turn, []]));

  listen(turn: (typeof TURNS)[number], listener: Listener): void {
    this.#listeners.get(turn)?.push(listener);
  }

  emit(event: ChatEvent): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener(event);
  }
}

import type { ChatItems, Moves } from '../silences/chat-items.ts';
import type { ChatFacts } from '../sums/add-chat.ts';

/** So many chats are played through the engine. */
const SAMPLE_SIZE = 1000;

export interface SampledChat {
  readonly moves: Moves;
  readonly facts: ChatFacts;
  readonly rank: number;
}

/**
 * The chats of lowest rank, which follows from their ids and a seed: whoever reads them, and in whatever order, keeps
 * the same.
 */
export class Sample {
  readonly #seed: number;
  #chats: SampledChat[] = [];
  #highest = Number.POSITIVE_INFINITY;

  constructor(seed: number) {
    this.#seed = seed;
  }

  get chats(): readonly SampledChat[] {
    this.#cut();
    return this.#chats;
  }

  offer(moves: ChatItems, facts: ChatFacts): void {
    const rank = rankOf(moves.idLow, moves.idHigh, this.#seed);
    if (rank < this.#highest) this.#add({ moves: moves.copy(), facts, rank });
  }

  addAll(chats: readonly SampledChat[]): void {
    for (const chat of chats) this.#add(chat);
  }

  #add(chat: SampledChat): void {
    this.#chats.push(chat);
    if (this.#chats.length >= 2 * SAMPLE_SIZE) this.#cut();
  }

  #cut(): void {
    this.#chats = this.#chats.toSorted((one, other) => one.rank - other.rank).slice(0, SAMPLE_SIZE);
    const last = this.#chats[SAMPLE_SIZE - 1];
    if (last !== undefined) this.#highest = last.rank;
  }
}

function rankOf(idLow: number, idHigh: number, seed: number): number {
  let word = Math.imul(idHigh ^ Math.imul(seed, 0x9e3779b9), 0x85ebca6b) ^ idLow;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return ((word ^ (word >>> 15)) >>> 0) * 2 ** 21 + (idHigh >>> 11);
}

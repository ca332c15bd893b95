import { numberAt } from '../number-at.ts';

/** What an item says, as far as timers and silences go. */
export const JOINED = 0;
export const LEFT = 1;
export const MESSAGE = 2;
export const ENDED = 3;
export const TRANSFERRED = 4;
export type Action = typeof JOINED | typeof LEFT | typeof MESSAGE | typeof ENDED | typeof TRANSFERRED;

export const CUSTOMER = 0;
export const AGENT = 1;
export const BOT = 2;
/** Flows, Lex and supervisors: they start and reset no timer. */
export const OTHER = 3;
export type Role = typeof CUSTOMER | typeof AGENT | typeof BOT | typeof OTHER;

/** What happened in a chat, as its timers saw it. */
export interface Moves {
  readonly idLow: number;
  readonly idHigh: number;
  readonly count: number;
  readonly atMs: Float64Array;
  readonly actions: Uint8Array;
  readonly roles: Uint8Array;
  readonly participants: Int32Array;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** The items of one transcript, in the order of the file; used again for the next one. No text is kept. */
export class ChatItems implements Moves {
  /** Two hashes of the ContactId. */
  idLow = 0;
  idHigh = 0;
  count = 0;
  atMs: Float64Array;
  actions: Uint8Array;
  roles: Uint8Array;
  /** Tells agents apart: a hash, or a number of the chat's own. */
  participants: Int32Array;
  /** Times of the first and of the last item, whatever they are. */
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = Number.NEGATIVE_INFINITY;
  #latestMs = Number.NEGATIVE_INFINITY;
  #isInOrder = true;
  readonly #itemIds: Float64Array;
  #itemIdCount = 0;
  #manyItemIds: Set<number> | undefined;

  /** `room`: for so many items at first. */
  constructor(room = 64) {
    this.atMs = new Float64Array(room);
    this.actions = new Uint8Array(room);
    this.roles = new Uint8Array(room);
    this.participants = new Int32Array(room);
    this.#itemIds = new Float64Array(room);
  }

  clear(): void {
    this.idLow = 0;
    this.idHigh = 0;
    this.count = 0;
    this.firstMs = Number.POSITIVE_INFINITY;
    this.lastMs = Number.NEGATIVE_INFINITY;
    this.#latestMs = Number.NEGATIVE_INFINITY;
    this.#isInOrder = true;
    this.#itemIdCount = 0;
    this.#manyItemIds = undefined;
  }

  /** False where an item of this id is there already: a transcript counts an item once. */
  isNew(idLow: number, idHigh: number): boolean {
    const key = (idHigh >>> 11) * 2 ** 32 + (idLow >>> 0);
    if (this.#manyItemIds !== undefined) {
      if (this.#manyItemIds.has(key)) return false;
      this.#manyItemIds.add(key);
      return true;
    }
    for (let index = 0; index < this.#itemIdCount; index += 1) {
      if (this.#itemIds[index] === key) return false;
    }
    if (this.#itemIdCount === this.#itemIds.length) this.#manyItemIds = new Set(this.#itemIds).add(key);
    else this.#itemIds[this.#itemIdCount++] = key;
    return true;
  }

  /** Notes that something was there at this time, though it changes no timer. */
  see(atMs: number): void {
    if (atMs < this.firstMs) this.firstMs = atMs;
    if (atMs > this.lastMs) this.lastMs = atMs;
  }

  add(atMs: number, action: Action, role: Role, participant: number): void {
    const index = this.count;
    if (index === this.atMs.length) this.#grow();
    this.atMs[index] = atMs;
    this.actions[index] = action;
    this.roles[index] = role;
    this.participants[index] = participant;
    this.count += 1;
    if (atMs < this.#latestMs) this.#isInOrder = false;
    else this.#latestMs = atMs;
    this.see(atMs);
  }

  /** By time; items of one time stay as they are. */
  sort(): void {
    if (this.#isInOrder) return;
    const { atMs, actions, roles, participants } = this;
    const order = Array.from({ length: this.count }, (_, index) => index);
    order.sort((one, other) => numberAt(atMs, one) - numberAt(atMs, other));
    this.atMs = Float64Array.from(order, (index) => numberAt(atMs, index));
    this.actions = Uint8Array.from(order, (index) => numberAt(actions, index));
    this.roles = Uint8Array.from(order, (index) => numberAt(roles, index));
    this.participants = Int32Array.from(order, (index) => numberAt(participants, index));
    this.#isInOrder = true;
  }

  /** The same in as little memory as it needs. */
  copy(): Moves {
    const { idLow, idHigh, count, firstMs, lastMs } = this;
    return {
      idLow,
      idHigh,
      count,
      firstMs,
      lastMs,
      atMs: this.atMs.slice(0, count),
      actions: this.actions.slice(0, count),
      roles: this.roles.slice(0, count),
      participants: this.participants.slice(0, count),
    };
  }

  #grow(): void {
    const length = Math.max(64, this.atMs.length * 2);
    const atMs = new Float64Array(length);
    atMs.set(this.atMs);
    this.atMs = atMs;
    const actions = new Uint8Array(length);
    actions.set(this.actions);
    this.actions = actions;
    const roles = new Uint8Array(length);
    roles.set(this.roles);
    this.roles = roles;
    const participants = new Int32Array(length);
    participants.set(this.participants);
    this.participants = participants;
  }
}

import { addAt, numberAt } from '../../number-at.ts';
import { IdHash } from '../id-hash.ts';

const FULLEST = 0.6;
const FIRST_ROOM = 1024;

/** How many rows of each chat of a file are still to come, by hashes of their ids. */
export class RowsLeft {
  readonly #hash = new IdHash();
  readonly #encoder = new TextEncoder();
  #ids = new Int32Array(2 * FIRST_ROOM);
  #rows = new Int32Array(FIRST_ROOM);
  #chats = 0;

  /** The hashes of the chat that was counted or taken last. */
  get idLow(): number {
    return this.#hash.low;
  }

  get idHigh(): number {
    return this.#hash.high;
  }

  count(chat: string): void {
    const place = this.#placeOf(chat);
    if (this.#rows[place] === 0) this.#chats += 1;
    addAt(this.#rows, place, 1);
    if (this.#chats > FULLEST * this.#rows.length) this.#grow();
  }

  /** Takes a row of the chat; true for its last one. */
  take(chat: string): boolean {
    const place = this.#placeOf(chat);
    const left = numberAt(this.#rows, place) - 1;
    // The place stays taken: others may have been put behind it.
    this.#rows[place] = left === 0 ? -1 : left;
    return left === 0;
  }

  #placeOf(chat: string): number {
    const id = this.#encoder.encode(chat);
    this.#hash.read(id, 0, id.length);
    return this.#find(this.#hash.low, this.#hash.high);
  }

  /** Where the chat is counted, or would be. */
  #find(low: number, high: number): number {
    const mask = this.#rows.length - 1;
    for (let place = low & mask; ; place = (place + 1) & mask) {
      if (this.#rows[place] === 0) {
        this.#ids[2 * place] = low;
        this.#ids[2 * place + 1] = high;
        return place;
      }
      if (this.#ids[2 * place] === low && this.#ids[2 * place + 1] === high) return place;
    }
  }

  #grow(): void {
    const [ids, rows] = [this.#ids, this.#rows];
    this.#ids = new Int32Array(2 * ids.length);
    this.#rows = new Int32Array(2 * rows.length);
    for (const [place, count] of rows.entries()) {
      if (count !== 0) this.#rows[this.#find(numberAt(ids, 2 * place), numberAt(ids, 2 * place + 1))] = count;
    }
  }
}

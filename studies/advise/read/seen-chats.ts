/** More would make looking up slow. */
const FULLEST = 0.7;

/** There are more chats than the size of the files let expect. */
export class TooManyChats extends Error {
  override readonly name = 'TooManyChats';
}

/** The chats that were read, by hashes of their ids: a chat that comes twice counts once. Shared by all threads. */
export class SeenChats {
  readonly memory: SharedArrayBuffer;
  readonly #places: BigInt64Array;
  readonly #used: Int32Array;
  readonly #perHash: number;
  /** Two halves that make one key. */
  readonly #key = new BigInt64Array(1);
  readonly #halves = new Int32Array(this.#key.buffer);

  /** `memory` is another thread's, or new from `allocate`. */
  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#used = new Int32Array(memory, 0, 2);
    this.#places = new BigInt64Array(memory, 8);
    this.#perHash = this.#places.length / 2 ** 32;
  }

  static allocate(chats: number): SharedArrayBuffer {
    const places = Math.max(1024, Math.ceil(chats / FULLEST));
    return new SharedArrayBuffer(8 + places * 8);
  }

  /**
   * Notes a chat; false where it was noted before.
   *
   * @throws TooManyChats
   */
  add(idLow: number, idHigh: number): boolean {
    this.#halves[0] = idLow;
    this.#halves[1] = idHigh;
    const key = Atomics.load(this.#key, 0);
    const first = Math.floor((idLow >>> 0) * this.#perHash);
    for (let place = first; ; place = place + 1 === this.#places.length ? 0 : place + 1) {
      let found = Atomics.load(this.#places, place);
      if (found === 0n) {
        if (Atomics.load(this.#used, 0) > this.#places.length * FULLEST) throw new TooManyChats();
        found = Atomics.compareExchange(this.#places, place, 0n, key);
        if (found === 0n) {
          Atomics.add(this.#used, 0, 1);
          return true;
        }
      }
      if (found === key) return false;
    }
  }
}

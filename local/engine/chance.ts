/**
 * The one source of chance: identifiers, tokens, jitter, percentages. The same seed gives the same chat again.
 * Not for secrets: nothing here protects anything but a chat on this machine.
 */
export class Chance {
  readonly #state: Uint32Array;

  constructor(seed: number) {
    this.#state = new Uint32Array(4);
    let mixed = seed >>> 0;
    for (let word = 0; word < 4; word += 1) {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let hashed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
      hashed = Math.imul(hashed ^ (hashed >>> 15), 0x735a2d97);
      this.#state[word] = (hashed ^ (hashed >>> 15)) >>> 0;
    }
  }

  /** A whole number from 0 to 2^32 - 1 (sfc32). */
  word(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const result = (a + b + counter) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + result;
    state[3] = counter + 1;
    return result;
  }

  /** A fraction from 0 up to, and not including, 1. */
  fraction(): number {
    return this.word() / 2 ** 32;
  }

  /** An identifier in the form that the service's own have: a version 4 UUID. */
  uuid(): string {
    const hex = this.#hex(4);
    const variant = '89ab'[this.word() & 3];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** An opaque token. */
  token(): string {
    return Buffer.from(this.#hex(24), 'hex').toString('base64url');
  }

  #hex(words: number): string {
    let text = '';
    for (let word = 0; word < words; word += 1) text += this.word().toString(16).padStart(8, '0');
    return text;
  }
}

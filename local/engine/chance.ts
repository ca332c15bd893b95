const HEX = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));
const BASE64URL = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((letter) =>
  letter.charCodeAt(0),
);
const HYPHEN = '-'.charCodeAt(0);
const TOKEN_LENGTH = 96;

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
    const codes: number[] = [];
    pushDigits(codes, this.word(), 8);
    codes.push(HYPHEN);
    // The version, 4, is the first digit of the third group; the variant, 8 to b, that of the fourth.
    const middle = this.word();
    pushDigits(codes, middle >>> 16, 4);
    codes.push(HYPHEN);
    pushDigits(codes, (middle & 0x0fff) | 0x4000, 4);
    codes.push(HYPHEN);
    const last = this.word();
    pushDigits(codes, ((last >>> 16) & 0x3fff) | 0x8000, 4);
    codes.push(HYPHEN);
    pushDigits(codes, last & 0xffff, 4);
    pushDigits(codes, this.word(), 8);
    // One flat string: a text put together with `+` would keep all its parts in memory.
    return String.fromCharCode(...codes);
  }

  /** An opaque token. */
  token(): string {
    const codes: number[] = [];
    while (codes.length < TOKEN_LENGTH) {
      let word = this.word();
      for (let letter = 0; letter < 5 && codes.length < TOKEN_LENGTH; letter += 1) {
        codes.push(BASE64URL[word & 63] ?? 0);
        word >>>= 6;
      }
    }
    return String.fromCharCode(...codes);
  }
}

function pushDigits(codes: number[], value: number, digits: number): void {
  for (let shift = 4 * (digits - 1); shift >= 0; shift -= 4) codes.push(HEX[(value >>> shift) & 15] ?? 0);
}

const HEX = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));
const BASE64URL = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((letter) =>
  letter.charCodeAt(0),
);
const HYPHEN = '-'.charCodeAt(0);
const UUID_LENGTH = 36;
const TOKEN_LENGTH = 96;

/**
 * The one source of chance: identifiers, tokens, jitter, percentages. The same seed gives the same chat again.
 * Not for secrets: nothing here protects anything but a chat on this machine.
 */
export class Chance {
  readonly #state: Uint32Array;
  // Written over with each identifier and token.
  readonly #uuidCodes = Array.from({ length: UUID_LENGTH }, () => HYPHEN);
  readonly #tokenCodes = Array.from({ length: TOKEN_LENGTH }, () => HYPHEN);

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
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const counter = state[3] ?? 0;
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
    const codes = this.#uuidCodes;
    // The version, 4, is the first digit of the third group; the variant, 8 to b, that of the fourth.
    const middle = this.word();
    const last = this.word();
    writeHex(codes, 0, 8, this.word());
    writeHex(codes, 9, 4, middle >>> 16);
    writeHex(codes, 14, 4, (middle & 0x0fff) | 0x4000);
    writeHex(codes, 19, 4, ((last >>> 16) & 0x3fff) | 0x8000);
    writeHex(codes, 24, 4, last & 0xffff);
    writeHex(codes, 28, 8, this.word());
    // One flat string: a text put together with `+` would keep all its parts in memory.
    return String.fromCharCode(...codes);
  }

  /** An opaque token. */
  token(): string {
    const codes = this.#tokenCodes;
    for (let at = 0; at < TOKEN_LENGTH; at += 4) {
      const word = this.word();
      for (let letter = 0; letter < 4; letter += 1) codes[at + letter] = BASE64URL[(word >>> (6 * letter)) & 63] ?? 0;
    }
    return String.fromCharCode(...codes);
  }
}

function writeHex(codes: number[], at: number, digits: number, value: number): void {
  for (let digit = 0; digit < digits; digit += 1) {
    codes[at + digit] = HEX[(value >>> (4 * (digits - 1 - digit))) & 15] ?? 0;
  }
}

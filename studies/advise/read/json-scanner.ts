import { numberAt } from '../number-at.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/** Deeper nesting is not a document of Amazon Connect, and must not exhaust the stack. */
const DEEPEST = 100;

/** Text that is not JSON. The message says where, and quotes nothing. */
export class JsonProblem extends Error {
  override readonly name = 'JsonProblem';
}

/**
 * Reads JSON as bytes and builds nothing that is not asked for: of a transcript's gigabytes a few names and times
 * matter. After `open…` call `nextKey` or `nextElement` until it is false, and read or skip one value after each true.
 */
export class JsonScanner {
  #bytes: Uint8Array = new Uint8Array();
  #start = 0;
  #end = 0;
  #at = 0;
  #depth = 0;
  #isFirst = false;
  /** Where the last key or string begins and ends, between its quotes. */
  from = 0;
  to = 0;
  isEscaped = false;

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  reset(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
    this.#at = start;
    this.#depth = 0;
  }

  /** The place of the next byte. */
  get at(): number {
    return this.#at;
  }

  /**
   * After a problem in the document at `from`: goes to the next one on the same line, or is false. It begins where an
   * object stands right behind another's end: inside a document a comma parts them.
   */
  goToNextDocument(from: number): boolean {
    const bytes = this.#bytes;
    this.#depth = 0;
    for (this.#at = from; this.#at < this.#end; ) {
      const isEnd = bytes[this.#at] === CLOSE_OBJECT;
      this.#at += 1;
      if (!isEnd) continue;
      this.#skipSpace();
      const start = this.#at;
      if (this.#peek() !== OPEN_OBJECT) continue;
      this.#at += 1;
      const isDocument = this.#peek() === QUOTE;
      this.#at = start;
      if (isDocument) return true;
    }
    return false;
  }

  /**
   * After a problem in an array: goes to the next object at `from` or behind a comma after it, or is false. Then
   * `nextElement` is true for it. It may be an element of the array, or lie within one that is broken.
   */
  goToNextElement(from: number): boolean {
    const bytes = this.#bytes;
    let mayBegin = true;
    for (let at = from; at < this.#end; at += 1) {
      const byte = bytes[at];
      if (isSpace(byte)) continue;
      if (mayBegin && byte === OPEN_OBJECT) {
        this.#at = at + 1;
        const isObject = this.#peek() === QUOTE;
        this.#at = at;
        this.#depth = 1;
        this.#isFirst = true;
        if (isObject) return true;
      }
      mayBegin = byte === COMMA;
    }
    this.#at = this.#end;
    return false;
  }

  /** Whether anything but white space is left; byte order marks are that, too, where files were put together. */
  hasMore(): boolean {
    this.#skipSpace();
    while (this.#isAtMark()) {
      this.#at += BYTE_ORDER_MARK.length;
      this.#skipSpace();
    }
    return this.#at < this.#end;
  }

  isAtObject(): boolean {
    return this.#peek() === OPEN_OBJECT;
  }

  isAtArray(): boolean {
    return this.#peek() === OPEN_ARRAY;
  }

  isAtString(): boolean {
    return this.#peek() === QUOTE;
  }

  openObject(): void {
    this.#open(OPEN_OBJECT, 'an object');
  }

  openArray(): void {
    this.#open(OPEN_ARRAY, 'an array');
  }

  /** Reads the next key of the open object; false at its end. */
  nextKey(): boolean {
    if (!this.#next(CLOSE_OBJECT)) return false;
    this.readString();
    if (this.#peek() !== COLON) this.#fail('a colon');
    this.#at += 1;
    return true;
  }

  /** Goes to the next element of the open array; false at its end. */
  nextElement(): boolean {
    return this.#next(CLOSE_ARRAY);
  }

  /** Reads a string; `from` and `to` say where it is. */
  readString(): void {
    if (this.#peek() !== QUOTE) this.#fail('a string');
    const bytes = this.#bytes;
    const end = this.#end;
    let at = this.#at + 1;
    this.from = at;
    this.isEscaped = false;
    while (at < end) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        this.to = at;
        this.#at = at + 1;
        return;
      }
      if (byte === BACKSLASH) {
        this.isEscaped = true;
        at += 1;
      }
      at += 1;
    }
    this.#at = end;
    this.#fail('the end of a string');
  }

  /** Whether the last key or string is this word. One with escapes in it is compared as it is meant. */
  is(word: Uint8Array): boolean {
    if (this.isEscaped) return this.text() === new TextDecoder().decode(word);
    const length = word.length;
    if (this.to - this.from !== length) return false;
    const bytes = this.#bytes;
    // The last letters differ more often than the first: content types share a long beginning.
    for (let index = length - 1, at = this.to - 1; index >= 0; index -= 1, at -= 1) {
      if (bytes[at] !== word[index]) return false;
    }
    return true;
  }

  /** The last string as text. */
  text(): string {
    const text = new TextDecoder().decode(this.#bytes.subarray(this.from, this.to));
    if (!this.isEscaped) return text;
    try {
      return String(JSON.parse(`"${text}"`));
    } catch {
      return this.#fail('a string with valid escapes');
    }
  }

  skipValue(): void {
    const byte = this.#peek();
    if (byte === QUOTE) {
      this.readString();
    } else if (byte === OPEN_OBJECT) {
      this.openObject();
      while (this.nextKey()) this.skipValue();
    } else if (byte === OPEN_ARRAY) {
      this.openArray();
      while (this.nextElement()) this.skipValue();
    } else {
      this.#skipWord();
    }
  }

  /** A number, `true`, `false` or `null`. */
  #skipWord(): void {
    const from = this.#at;
    while (this.#at < this.#end && isOfWord(numberAt(this.#bytes, this.#at))) this.#at += 1;
    const word = new TextDecoder().decode(this.#bytes.subarray(from, Math.min(this.#at, from + 32)));
    if (/^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word)) return;
    this.#at = from;
    this.#fail('a value');
  }

  #open(bracket: number, what: string): void {
    if (this.#peek() !== bracket) this.#fail(what);
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#fail(`at most ${DEEPEST} levels`);
    this.#at += 1;
    this.#isFirst = true;
  }

  #next(close: number): boolean {
    const byte = this.#peek();
    if (byte === close) {
      this.#at += 1;
      this.#depth -= 1;
      this.#isFirst = false;
      return false;
    }
    if (!this.#isFirst) {
      if (byte !== COMMA) this.#fail('a comma or the end');
      this.#at += 1;
    }
    this.#isFirst = false;
    return true;
  }

  /** The next byte that is not white space; `undefined` at the end. */
  #peek(): number | undefined {
    // Nearly always there is no space to skip.
    const byte = this.#bytes[this.#at];
    if (byte !== undefined && byte > 0x20 && this.#at < this.#end) return byte;
    this.#skipSpace();
    return this.#at < this.#end ? this.#bytes[this.#at] : undefined;
  }

  #isAtMark(): boolean {
    return BYTE_ORDER_MARK.every((byte, index) => this.#bytes[this.#at + index] === byte);
  }

  #skipSpace(): void {
    while (this.#at < this.#end && isSpace(this.#bytes[this.#at])) this.#at += 1;
  }

  #fail(expected: string): never {
    throw new JsonProblem(`is not valid JSON: at byte ${this.#at - this.#start + 1} there should be ${expected}`);
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Letters, digits, sign, point. */
function isOfWord(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}

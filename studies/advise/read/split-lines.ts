const NEWLINE = 0x0a;

/** A longer line is not a document: transcripts beyond 5 MB are not even carried over into a continued chat. */
export const LONGEST_LINE = 64 * 1024 * 1024;

export interface Line {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Counted from 1, from where reading began. */
  readonly number: number;
}

/** Cuts a stream of bytes into lines. A line's bytes are good until the next call. */
export class LineSplitter {
  readonly #onLine: (line: Line) => void;
  readonly #onTooLong: (number: number) => void;
  #rest: Buffer[] = [];
  #restLength = 0;
  #isTooLong = false;
  lines = 0;

  constructor(onLine: (line: Line) => void, onTooLong: (number: number) => void) {
    this.#onLine = onLine;
    this.#onTooLong = onTooLong;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      this.#finish(chunk, start, end);
      start = end + 1;
    }
    if (start === chunk.length) return;
    this.#restLength += chunk.length - start;
    if (this.#restLength > LONGEST_LINE) {
      this.#isTooLong = true;
      this.#rest = [];
    } else if (!this.#isTooLong) {
      // A copy: the caller reads the next chunk into the same memory.
      this.#rest.push(Buffer.from(chunk.subarray(start)));
    }
  }

  /** The last line needs no newline. */
  end(): void {
    if (this.#restLength > 0) this.#finish(Buffer.alloc(0), 0, 0);
  }

  #finish(chunk: Buffer, start: number, end: number): void {
    this.lines += 1;
    if (this.#isTooLong || this.#restLength + end - start > LONGEST_LINE) {
      this.#onTooLong(this.lines);
    } else if (this.#restLength === 0) {
      this.#onLine({ bytes: chunk, start, end, number: this.lines });
    } else {
      const bytes = Buffer.concat([...this.#rest, chunk.subarray(start, end)]);
      this.#onLine({ bytes, start: 0, end: bytes.length, number: this.lines });
    }
    this.#rest = [];
    this.#restLength = 0;
    this.#isTooLong = false;
  }
}

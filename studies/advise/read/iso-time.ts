const DAY_MS = 86_400_000;
const ZERO = 0x30;
const POINT = 0x2e;

/** Reads ISO 8601 times from bytes. The last day is remembered: the items of a chat share it. */
export class IsoTimes {
  #day = -1;
  #dayMs = Number.NaN;

  /**
   * Milliseconds since 1970, or NaN where these bytes are not `yyyy-mm-ddThh:mm:ss`, with a fraction or none, and `Z`
   * or an offset.
   */
  read(bytes: Uint8Array, from: number, to: number): number {
    if (to - from < 20) return Number.NaN;
    const day = number(bytes, from, 4) * 10_000 + number(bytes, from + 5, 2) * 100 + number(bytes, from + 8, 2);
    const hour = number(bytes, from + 11, 2);
    const minute = number(bytes, from + 14, 2);
    const second = number(bytes, from + 17, 2);
    const hasMarks =
      bytes[from + 4] === 0x2d && bytes[from + 7] === 0x2d && bytes[from + 13] === 0x3a && bytes[from + 16] === 0x3a;
    const separator = bytes[from + 10];
    if (!hasMarks || (separator !== 0x54 && separator !== 0x20)) return Number.NaN;
    // Written so that NaN is refused as well; 60 is a leap second.
    if (!(hour <= 23 && minute <= 59 && second <= 60)) return Number.NaN;
    let at = from + 19;
    let milliseconds = 0;
    if (bytes[at] === POINT) {
      let unit = 100;
      at += 1;
      const fractionAt = at;
      for (let digit = digitOf(bytes[at]); at < to && digit >= 0; digit = digitOf(bytes[at])) {
        milliseconds += digit * unit;
        unit /= 10;
        at += 1;
      }
      if (at === fractionAt) return Number.NaN;
    }
    const offsetMs = offset(bytes, at, to);
    return this.#startOf(day) + Math.floor(milliseconds) + second * 1000 + (hour * 60 + minute) * 60_000 - offsetMs;
  }

  #startOf(day: number): number {
    if (day === this.#day) return this.#dayMs;
    const year = Math.floor(day / 10_000);
    const month = Math.floor(day / 100) % 100;
    const ofMonth = day % 100;
    const startMs = Date.UTC(year, month - 1, ofMonth);
    const date = new Date(startMs);
    // Date carries the 31st of a short month over into the next one: such a day is none.
    const isDay = year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === ofMonth;
    this.#day = day;
    this.#dayMs = isDay && startMs % DAY_MS === 0 ? startMs : Number.NaN;
    return this.#dayMs;
  }
}

function offset(bytes: Uint8Array, at: number, to: number): number {
  const sign = bytes[at];
  if (sign === 0x5a) return at + 1 === to ? 0 : Number.NaN;
  if (sign !== 0x2b && sign !== 0x2d) return Number.NaN;
  // +hh:mm or +hhmm
  const colon = bytes[at + 3] === 0x3a ? 1 : 0;
  if (at + 5 + colon !== to) return Number.NaN;
  const ms = (number(bytes, at + 1, 2) * 60 + number(bytes, at + 3 + colon, 2)) * 60_000;
  return sign === 0x2b ? ms : -ms;
}

function number(bytes: Uint8Array, from: number, digits: number): number {
  let value = 0;
  for (let at = from; at < from + digits; at += 1) {
    value = value * 10 + digitOf(bytes[at]);
  }
  return value;
}

/** NaN for what is not a digit. */
function digitOf(byte: number | undefined): number {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9 ? byte - ZERO : Number.NaN;
}

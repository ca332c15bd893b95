/**
 * Two hashes of an identifier, 64 bits in all. Identifiers themselves are kept nowhere: two chats of a hundred million
 * share a hash with a chance of one in 3,700.
 */
export class IdHash {
  low = 0;
  high = 0;

  read(bytes: Uint8Array, from: number, to: number): void {
    let low = 0x811c9dc5;
    let high = 0x9e3779b9;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x85ebca6b);
      high ^= high >>> 13;
    }
    this.low = mix(low);
    // Zero in both is what an empty place in a table looks like.
    this.high = mix(high) || 1;
  }
}

/** Every bit of the number moves every bit of the result. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

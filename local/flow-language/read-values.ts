const WHOLE_NUMBER = /^-?\d+$/u;

/** A whole number, whether it is written as a number or as a string. */
export function toWholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== 'string' || !WHOLE_NUMBER.test(value)) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The same, however large. */
export function toBigWholeNumber(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  // A longer text is not a number that any block takes.
  return typeof value === 'string' && value.length <= 20 && WHOLE_NUMBER.test(value) ? BigInt(value) : undefined;
}

/** A truth value, whether it is one or is written as a word, in any case. */
export function toFlag(value: unknown): boolean | undefined {
  const word = typeof value === 'string' ? value.toLowerCase() : value;
  if (word === true || word === 'true') return true;
  return word === false || word === 'false' ? false : undefined;
}

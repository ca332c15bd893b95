import { A_DISPLAY_NAME, didYouMean, isDisplayName, isObject } from '../flow-language/index.ts';

/** The names of a type's members, each of them: one that is forgotten does not compile. */
export type Members<Type> = { readonly [Name in keyof Required<Type>]: true };

/** Refuses members that nobody reads, for programs without types: a misspelt one must not pass in silence. */
export function checkMembers(call: string, given: unknown, members: Readonly<Record<string, true>>): void {
  if (!isObject(given)) throw new TypeError(`${call} takes an object, got ${tell(given)}.`);
  const known = Object.keys(members);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `${call}: there is no "${unknown}".${didYouMean(unknown, known)} There are: ${known.join(', ')}.`,
  );
}

/** Refuses what is not a list, or whose entries have members that nobody reads. */
export function checkList(call: string, given: unknown, members: Readonly<Record<string, true>>): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) throw new TypeError(`${call} takes a list, got ${tell(given)}.`);
  for (const [index, entry] of given.entries()) checkMembers(`${call}[${index}]`, entry, members);
}

/** Refuses what is not an amount of 0 or more. */
export function checkAmount(call: string, given: unknown): void {
  if (typeof given === 'number' && Number.isFinite(given) && given >= 0) return;
  throw new TypeError(`${call} must be a number of 0 or more, got ${tell(given)}.`);
}

/** Refuses what people could not be shown as somebody's name. */
export function checkDisplayName(call: string, given: unknown): void {
  if (typeof given === 'string' && isDisplayName(given)) return;
  throw new TypeError(`${call} takes a name: ${A_DISPLAY_NAME}.`);
}

/** Refuses what holds of any message. */
export function checkPattern(call: string, given: unknown): void {
  if (given instanceof RegExp || (typeof given === 'string' && given !== '')) return;
  throw new TypeError(`${call} takes a text that is not empty, or a regular expression, got ${tell(given)}.`);
}

function tell(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(JSON.stringify(value) ?? value);
}

/*
 * Guards for what comes from outside. The functions whose cold start a customer waits for read with these: the schemas
 * of a library were an eighth of their time to import.
 */

/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is text of 1 to `most` characters. */
export const isText = (value: unknown, most = Number.POSITIVE_INFINITY): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= most;

/** A member of a JSON object. `undefined` when it has no such member, or is not an object. */
export const member = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

/** The value of a JSON text. `undefined` when it is not one. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { firstProblems, quoteName } from '../error-texts.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { isDeeperThan, MOST_JSON_LEVELS } from '../json-depth.ts';
import { badRequest } from './control-error.ts';

export type Body = JsonObject;

/** Reads a JSON object; nothing at all counts as an empty one. */
export function parseBody(bytes: Buffer): Body {
  if (bytes.length === 0) return {};
  const value = parseJson(bytes.toString('utf8'));
  if (value === undefined) throw badRequest('The body is not JSON.');
  if (!isObject(value)) throw badRequest('The body must be a JSON object.');
  if (isDeeperThan(value, MOST_JSON_LEVELS)) {
    throw badRequest(`The body is nested more than ${MOST_JSON_LEVELS} levels deep.`);
  }
  return value;
}

/** Refuses members that nobody reads: a misspelt one must not pass in silence. */
export function onlyMembers(body: Body, known: readonly string[]): void {
  const unknown = Object.keys(body).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    throw badRequest(`Unknown ${firstProblems(unknown.map(quoteName)).join(', ')}. Expected ${known.join(', ')}.`);
  }
}

export function requiredText(body: Body, key: string): string {
  const value = optionalText(body, key);
  if (value === undefined) throw badRequest(`"${key}" is missing: expected a text.`);
  return value;
}

export function optionalText(body: Body, key: string): string | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value === '') throw badRequest(`"${key}" must be a text that is not empty.`);
  return value;
}

export function optionalFlag(body: Body, key: string, byDefault: boolean): boolean {
  const value = body[key] ?? byDefault;
  if (typeof value !== 'boolean') throw badRequest(`"${key}" must be true or false.`);
  return value;
}

/** A finite amount above nothing and at most `most`; fractions are welcome. */
export function amount(body: Body, key: string, most: number): number {
  const value = body[key];
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0 || value > most) {
    throw badRequest(`"${key}" must be a number above 0 and at most ${most}.`);
  }
  return value;
}

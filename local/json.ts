import { isObject, type JsonObject } from './flow-language/json.ts';

export { isObject, type JsonObject } from './flow-language/json.ts';

/** A member of an object; `undefined` where the value has none, or is not an object. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The member if it is an object, and otherwise an empty one. */
export function objectIn(value: unknown, name: string): JsonObject {
  const member = memberOf(value, name);
  return isObject(member) ? member : {};
}

export function textIn(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : undefined;
}

/** What the text says, or `undefined` if it is not JSON: no JSON text says that. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON object that the text begins with, whatever stands behind it; `undefined` where it begins with none. */
export function parseLeadingJson(text: string): unknown {
  const whole = parseJson(text);
  return whole === undefined ? parseJson(text.slice(0, endOfObject(text))) : whole;
}

/** Behind the brace that closes the first one; 0 where the text does not begin with an object, or it never ends. */
function endOfObject(text: string): number {
  let depth = 0;
  // A string as a whole, with its escapes, or one brace. A string without an end goes to that of the text: were it no
  // match, each quotation mark in it would be tried anew.
  for (const { 0: part, index } of text.matchAll(/"(?:[^"\\]|\\.?)*(?:"|$)|[{}]/gs)) {
    if (part === '{') depth += 1;
    else if (part === '}') depth -= 1;
    if (depth === 0) return part === '}' ? index + 1 : 0;
  }
  return 0;
}

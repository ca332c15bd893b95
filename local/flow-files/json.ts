import { InvalidFlowFile } from './invalid-flow-file.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readObject(value: unknown, place: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new InvalidFlowFile(`${place} is not a JSON object. A flow is { "Version", "StartAction", "Actions" }.`);
}

/** An own member: a key such as `constructor` finds nothing where the document has none. */
export function memberOf(object: unknown, key: string): unknown {
  return isJsonObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A text that is not blank. */
export function textOf(object: unknown, key: string): string | undefined {
  const value = memberOf(object, key);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function listOf(object: unknown, key: string): readonly unknown[] {
  const value = memberOf(object, key);
  return Array.isArray(value) ? value : [];
}

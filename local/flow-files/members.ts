import { memberOf, textIn } from '../json.ts';

/** A text that is not blank. */
export function filledTextIn(object: unknown, key: string): string | undefined {
  const text = textIn(object, key);
  return text === undefined || text.trim() === '' ? undefined : text;
}

export function listIn(object: unknown, key: string): readonly unknown[] {
  const value = memberOf(object, key);
  return Array.isArray(value) ? value : [];
}

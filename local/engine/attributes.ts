import { Refusal } from './errors.ts';
import { MAX_TAG_KEY, MAX_TAG_VALUE, TAG_KEY } from './tag-limits.ts';

/** Keys and values together (API reference, UpdateContactAttributes and StartChatContact). */
const MAX_ATTRIBUTE_BYTES = 32_768;

/** The attributes with the new ones over them; refuses what is too large, and leaves the old ones alone. */
export function mergeAttributes(
  old: ReadonlyMap<string, string>,
  updates: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const merged = new Map(old);
  for (const [key, value] of Object.entries(updates)) {
    if (key === '') throw new Refusal('INVALID', 'An attribute has an empty key. Expected at least one character.');
    merged.set(key, value);
  }
  let bytes = 0;
  for (const [key, value] of merged) bytes += countUtf8Bytes(key) + countUtf8Bytes(value);
  if (bytes > MAX_ATTRIBUTE_BYTES) {
    throw new Refusal(
      'INVALID',
      `The contact attributes would take ${bytes} bytes in UTF-8, keys and values together. ` +
        `Expected at most ${MAX_ATTRIBUTE_BYTES}: shorten or drop some.`,
    );
  }
  return merged;
}

/** API reference, TagContact: 6 tags a contact. */
const MAX_TAGS = 6;

/** The tags with the new ones over them, and without those that are set to `null`. */
export function mergeTags(
  old: ReadonlyMap<string, string>,
  updates: Readonly<Record<string, string | null>>,
): ReadonlyMap<string, string> {
  const merged = new Map(old);
  for (const [key, value] of Object.entries(updates)) {
    if (value === null) merged.delete(key);
    else merged.set(checkTagKey(key), checkTagValue(value));
  }
  if (merged.size > MAX_TAGS) {
    throw new Refusal('INVALID', `The contact would have ${merged.size} tags. Expected at most ${MAX_TAGS}.`);
  }
  return merged;
}

function checkTagKey(key: string): string {
  const { length } = [...key];
  if (length < 1 || length > MAX_TAG_KEY) {
    throw new Refusal('INVALID', `A tag has a key of ${length} characters. Expected 1 to ${MAX_TAG_KEY}.`);
  }
  if (TAG_KEY.test(key)) return key;
  throw new Refusal('INVALID', `A tag has a key that does not match ${TAG_KEY.source}.`);
}

function checkTagValue(value: string): string {
  const { length } = [...value];
  if (length <= MAX_TAG_VALUE) return value;
  throw new Refusal('INVALID', `A tag has a value of ${length} characters. Expected at most ${MAX_TAG_VALUE}.`);
}

function countUtf8Bytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 4;
      index += 1;
    }
    // A surrogate on its own is written as U+FFFD, which takes three bytes too.
    else bytes += 3;
  }
  return bytes;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

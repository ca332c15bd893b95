import { MAX_TAG_KEY, MAX_TAG_VALUE, TAG_KEY } from '../engine/index.ts';
import { quoteName } from '../error-texts.ts';
import { memberOf } from '../json.ts';
import type { Resource } from './resource.ts';

/** CloudFormation template reference, AWS::Connect::ContactFlow. That a test case takes as many is assumed. */
const MOST_TAGS = 50;

/** The tags of a flow or a test case, within the limits of CloudFormation; `undefined` where it has none. */
export function readTags(resource: Resource): Readonly<Record<string, string>> | undefined {
  const written = resource.list('Tags');
  if (written.length === 0) return undefined;
  if (written.length > MOST_TAGS) {
    throw resource.problem(`Tags has ${written.length} entries. Expected ${MOST_TAGS} at most.`);
  }
  const tags = new Map<string, string>();
  for (const [index, tag] of written.entries()) {
    const key = memberOf(tag, 'Key');
    const value = textOf(memberOf(tag, 'Value'));
    const problem = problemOfKey(key, tags) ?? problemOfValue(value);
    if (typeof key !== 'string' || value === undefined || problem !== undefined) {
      throw resource.problem(`Tags[${index}].${problem}`);
    }
    tags.set(key, value);
  }
  return Object.fromEntries(tags);
}

/** CloudFormation takes a number and a truth value as text too. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** That each key may stand but once is assumed. */
function problemOfKey(key: unknown, before: ReadonlyMap<string, string>): string | undefined {
  if (typeof key !== 'string') return 'Key must be text.';
  const { length } = [...key];
  if (length < 1 || length > MAX_TAG_KEY) {
    return `Key has ${length} characters. Expected 1 to ${MAX_TAG_KEY}.`;
  }
  if (!TAG_KEY.test(key)) return `Key is ${quoteName(key)}. Expected what matches ${TAG_KEY.source}.`;
  return before.has(key) ? `Key is ${quoteName(key)}, as an earlier one is. Expected each key once.` : undefined;
}

function problemOfValue(value: string | undefined): string | undefined {
  if (value === undefined) return 'Value must be text.';
  const { length } = [...value];
  return length > MAX_TAG_VALUE ? `Value has ${length} characters. Expected ${MAX_TAG_VALUE} at most.` : undefined;
}

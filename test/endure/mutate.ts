import { jsonOf } from '../../functions/shared/lambda/json.ts';
import type { Run } from './property.ts';

/** What nobody expects in an event. Texts are canaries wherever they may be anything. */
const JUNK = [
  null,
  '',
  '   ',
  'canary-junk',
  `canary-${'x'.repeat(10_000)}`,
  'canary-\u0000\u202e\ud800',
  '9'.repeat(400),
  '1e3',
  '5.5',
  '-0',
  'constructor',
  'return',
  '2026-01-01T00:00:00.000Z',
  0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  [],
  {},
  [null],
  [['canary-nested']],
  { length: 3 },
  { toString: 'canary-method' },
] as const;

const KEYS = ['constructor', 'toString', 'length', '', 'anyKey', 'ContactId', 'policy', 'onError'] as const;

type Json = unknown;

/** A value with one to three of its parts changed: replaced by junk, left out, or given a member more. */
export function mutate(value: Json, run: Run): Json {
  let mutated = value;
  for (let changes = 1 + run.below(3); changes > 0; changes -= 1) mutated = changeSomewhere(mutated, run);
  return mutated;
}

function changeSomewhere(value: Json, run: Run, name = ''): Json {
  const members = membersOf(value);
  // The deeper, the more there is to change.
  if (members.length === 0 || run.next() < 0.1) return junkFor(name, run);
  if (run.next() < 0.1) return withMember(value, run.oneOf(KEYS), run.oneOf([null, '', 'return', 5, {}]));
  const [key, member] = members[run.below(members.length)] ?? ['', undefined];
  if (run.next() < 0.1) return withMember(value, key, undefined);
  return withMember(value, key, insideText(member, run) ?? changeSomewhere(member, run, key));
}

/** Ids are no secrets, and logs name them. */
function junkFor(name: string, run: Run): Json {
  const junk = run.oneOf(JUNK);
  return typeof junk === 'string' && /id$/i.test(name) ? junk.replace('canary-', 'any') : junk;
}

/** JSON in a text is changed inside, and some of it cut off. */
function insideText(member: Json, run: Run): string | undefined {
  if (typeof member !== 'string' || !/^[{[]/.test(member) || run.next() < 0.1) return undefined;
  if (run.next() < 0.1) return member.slice(0, run.below(member.length));
  const content = jsonOf(member);
  return content === undefined ? undefined : JSON.stringify(changeSomewhere(content, run));
}

const membersOf = (value: Json): readonly (readonly [string, Json])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

function withMember(value: Json, key: string, member: Json): Json {
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === key ? member : each));
  const members = membersOf(value).filter(([name]) => name !== key);
  return Object.fromEntries(member === undefined ? members : [...members, [key, member]]);
}

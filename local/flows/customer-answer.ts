import type { JsonObject } from '../json.ts';
import type { Profile } from './customer-data.ts';
import type { RunContext } from './run-context.ts';
import { failed, type Move, NEXT } from './step.ts';

/** All that `$.Customer` holds may be this long (administrator guide, customer-profiles-block). */
const MOST_CHARACTERS = 14_000;

/** Gives the fields that a block asked for as `$.Customer`; the profile's id and ARN always come along. */
export function answerCustomer(profile: Profile, wanted: readonly string[], context: RunContext): Move {
  const { profileId, fields } = profile;
  const { region, accountId } = context.instance;
  const named = wanted.flatMap((name) => (Object.hasOwn(fields, name) ? [[name, fields[name] ?? ''] as const] : []));
  return addToCustomer(
    {
      ...nest(named),
      ProfileId: profileId,
      ProfileARN: `arn:aws:profile:${region}:${accountId}:domains/local/profiles/${profileId}`,
    },
    context,
  );
}

/** Adds to what `$.Customer` holds. */
export function addToCustomer(more: JsonObject, context: RunContext): Move {
  const before = context.memory.answers.get('Customer');
  const customer = { ...(typeof before === 'object' ? before : {}), ...more };
  if (JSON.stringify(customer).length > MOST_CHARACTERS) {
    return failed(`what $.Customer holds would be longer than ${MOST_CHARACTERS} characters`);
  }
  context.memory.answers.set('Customer', customer);
  return NEXT;
}

/** `Attributes.tier` becomes `{ Attributes: { tier } }`, since references read it so. */
function nest(entries: readonly (readonly [string, string])[]): JsonObject {
  const nested = new Map<string, string | Readonly<Record<string, string>>>();
  for (const [name, value] of entries) {
    const [root = '', ...rest] = name.split('.');
    const group = nested.get(root);
    const more = { ...(typeof group === 'object' ? group : {}), [rest.join('.')]: value };
    nested.set(root, rest.length === 0 ? value : more);
  }
  return Object.fromEntries(nested);
}

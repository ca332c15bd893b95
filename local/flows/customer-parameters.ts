import type { FlowAction } from '../flow-language/index.ts';
import { isObject } from '../json.ts';
import type { Profile } from './customer-data.ts';
import { parameter, parameterEntries, parameterProperty } from './parameters.ts';
import { resolveValue } from './references.ts';
import type { RunContext } from './run-context.ts';

type Fields = Readonly<Record<string, string>>;

/** A parameter that is a map, its references filled in; what is unset is left out. */
export function fieldsOf(action: FlowAction, name: string, context: RunContext): Fields {
  const entries = parameterEntries(action, name).flatMap(([key, value]) => {
    const text = isObject(value) ? undefined : resolveValue(value, context);
    return text === undefined || text === '' ? [] : [[key, text] as const];
  });
  return Object.fromEntries(entries);
}

/** The names in a parameter that is a list. */
export function namesIn(action: FlowAction, name: string): readonly string[] {
  const value = parameter(action, name);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** The profile that a block names by `ProfileRequestData.ProfileId`, or else the one that `$.Customer` holds. */
export function profileOfBlock(action: FlowAction, context: RunContext): Profile | undefined {
  const named = resolveValue(parameterProperty(action, 'ProfileRequestData', 'ProfileId'), context);
  const profileId = named ?? resolveValue('$.Customer.ProfileId', context);
  return profileId === undefined ? undefined : context.customers.profile(profileId);
}

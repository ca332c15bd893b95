import { actionLanguage, type FlowAction, toWholeNumber } from '../flow-language/index.ts';
import { parameter, parameterProperty } from './parameters.ts';
import { resolveValue } from './references.ts';
import type { ReferenceContext } from './run-context.ts';

/**
 * What a parameter comes to, or a property of it: a whole number within the bounds that the action's description gives.
 * Otherwise what is wrong with it.
 */
export function wholeNumberIn(
  action: FlowAction,
  [name, property]: readonly [name: string, property?: string],
  context: ReferenceContext,
): number | string {
  const given = property === undefined ? parameter(action, name) : parameterProperty(action, name, property);
  const { min, max } = boundsOf(action.Type, name, property);
  const value = toWholeNumber(resolveValue(given, context));
  if (value !== undefined && value >= min && value <= max) return value;
  return `${name} is not a whole number from ${min} to ${max}`;
}

function boundsOf(actionType: string, name: string, property: string | undefined) {
  const spec = actionLanguage.get(actionType)?.parameters[name];
  const bounded = property !== undefined && spec?.kind === 'OBJECT' ? spec.properties[property] : spec;
  if (bounded?.kind !== 'INTEGER') throw new TypeError(`${actionType} has no bounds for ${name}.`);
  return bounded;
}

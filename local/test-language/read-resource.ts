import { isObject } from '../flow-language/index.ts';
import type { Findings } from './findings.ts';
import { oneOfAt, type Place, within } from './members.ts';
import { type FlowResource, type ObservedActionType, RESOURCE_PARAMETERS } from './test-case.ts';

/** Reads `ActionType` and `ActionParameters`: which flow action is meant, by what it works with. */
export function readResource(
  place: Place,
  actionTypes: readonly ObservedActionType[],
  options: { readonly findings: Findings; readonly refusal?: string },
): FlowResource | undefined {
  const { findings } = options;
  const actionType = oneOfAt(place, 'ActionType', actionTypes, options);
  if (actionType === undefined) return undefined;
  const names = RESOURCE_PARAMETERS[actionType];
  let found: unknown = place.value.ActionParameters;
  for (const name of names) found = isObject(found) ? found[name] : undefined;
  if (typeof found === 'string' && found.trim() !== '') return { actionType, resource: found };
  return findings.refuse(
    within(place.path, 'ActionParameters'),
    `InvalidFlowActionParametersProblem: ${actionType} is known by its ${names.join('.')}, which is not there`,
  );
}

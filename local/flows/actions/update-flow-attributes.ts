import { memberOf } from '../../json.ts';
import { parameterEntries } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, NEXT } from '../step.ts';

export const updateFlowAttributes: ActionRunner = (action, context) => {
  for (const [key, wrapped] of parameterEntries(action, 'FlowAttributes')) {
    context.flowAttributes.set(key, resolveValue(memberOf(wrapped, 'Value'), context) ?? '');
  }
  return NEXT;
};

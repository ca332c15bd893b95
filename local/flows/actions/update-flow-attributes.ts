import { parameterEntries } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, NEXT } from '../step.ts';

export const updateFlowAttributes: ActionRunner = (action, context) => {
  for (const [key, wrapped] of parameterEntries(action, 'FlowAttributes')) {
    const value = typeof wrapped === 'object' && wrapped !== null ? Reflect.get(wrapped, 'Value') : undefined;
    context.flowAttributes.set(key, resolveValue(value, context) ?? '');
  }
  return NEXT;
};

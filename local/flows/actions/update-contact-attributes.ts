import { parameterEntries } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, NEXT } from '../step.ts';

/** A reference to something unset leaves an empty attribute (assumed). */
export const updateContactAttributes: ActionRunner = {
  type: 'UpdateContactAttributes',
  run(action, context) {
    const attributes = parameterEntries(action, 'Attributes').map(([key, value]) => [
      key,
      resolveValue(value, context) ?? '',
    ]);
    context.engine.updateAttributes(context.contactId, Object.fromEntries(attributes));
    return NEXT;
  },
};

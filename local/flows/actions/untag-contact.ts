import { parameterEntries } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, NEXT } from '../step.ts';

/** A key that the contact does not have is not an error (assumed). */
export const untagContact: ActionRunner = (action, context) => {
  const keys = parameterEntries(action, 'TagKeys').map(([, value]) => resolveValue(value, context) ?? '');
  context.engine.updateTags(context.contactId, Object.fromEntries(keys.map((key) => [key, null])));
  return NEXT;
};

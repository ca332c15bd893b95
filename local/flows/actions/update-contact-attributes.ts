import { parameterEntries } from '../parameters.ts';
import { resolveText } from '../references.ts';
import { type ActionRunner, NEXT } from '../step.ts';

/** Exports have several references in one value. One to something unset leaves nothing (assumed). */
export const updateContactAttributes: ActionRunner = (action, context) => {
  const attributes = parameterEntries(action, 'Attributes').map(([key, value]) => [
    key,
    typeof value === 'string' ? resolveText(value, context) : '',
  ]);
  context.engine.updateAttributes(context.contactId, Object.fromEntries(attributes));
  return NEXT;
};

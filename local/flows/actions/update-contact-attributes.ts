import { parameterEntries } from '../parameters.ts';
import { resolveText } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';
import { targetContact } from '../target-contact.ts';

/** Exports have several references in one value. One to something unset leaves nothing (assumed). */
export const updateContactAttributes: ActionRunner = (action, context) => {
  const attributes = parameterEntries(action, 'Attributes').map(([key, value]) => [
    key,
    typeof value === 'string' ? resolveText(value, context) : '',
  ]);
  const target = targetContact(action, context);
  if (target === undefined) return failed('TargetContact is Related, and the contact is related to none');
  context.engine.updateAttributes(target, Object.fromEntries(attributes));
  return NEXT;
};

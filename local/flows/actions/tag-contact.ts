import { parameterEntries } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, NEXT } from '../step.ts';

export const tagContact: ActionRunner = (action, context) => {
  const tags = parameterEntries(action, 'Tags').map(([key, value]) => [key, resolveValue(value, context) ?? '']);
  context.engine.updateTags(context.contactId, Object.fromEntries(tags));
  return NEXT;
};

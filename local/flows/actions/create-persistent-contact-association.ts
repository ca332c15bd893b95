import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

export const createPersistentContactAssociation: ActionRunner = (action, context) => {
  const sourceContactId = resolveValue(parameter(action, 'SourceContactId'), context) ?? '';
  if (sourceContactId === '') return failed('SourceContactId is unset');
  const rehydrationType =
    parameter(action, 'RehydrationType') === 'FROM_SEGMENT' ? 'FROM_SEGMENT' : 'ENTIRE_PAST_SESSION';
  context.engine.associatePersistent(context.contactId, { rehydrationType, sourceContactId });
  return NEXT;
};

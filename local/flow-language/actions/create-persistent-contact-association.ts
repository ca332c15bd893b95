import { type ActionSpec, ANY_ERROR, NO_CONDITIONS } from '../spec.ts';

/** Has the chat go on from an earlier one. Its form is that of the operation of the same name (assumed). */
export const createPersistentContactAssociation: ActionSpec = {
  type: 'CreatePersistentContactAssociation',
  inChat: 'RUNS',
  known: 'ASSUMED',
  source: 'administrator guide, chat-persistence; the operation CreatePersistentContactAssociation',
  note: 'The block is documented, its form in the Flow language is not.',
  parameters: {
    RehydrationType: { kind: 'CHOICE', values: ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'], required: true },
    SourceContactId: { kind: 'VALUE', required: true },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

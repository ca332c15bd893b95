import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Has the chat go on from an earlier one. Its form is that of the operation of the same name (assumed). */
export const createPersistentContactAssociation: RunningAction = {
  title: 'Create persistent contact association',
  what: 'gives the chat the transcript of a past one',
  source: 'administrator guide, chat-persistence; the operation CreatePersistentContactAssociation',
  basis: 'assumed',
  note: 'The block is documented. Its form in the Flow language is not: parameters and errors are the operation’s.',
  inChat: 'runs',
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

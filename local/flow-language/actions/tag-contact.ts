import { type ActionSpec, ANY_ERROR, NO_CONDITIONS } from '../spec.ts';

/** Tags the contact. The service refuses it without its error branch, although the guide names none. */
export const tagContact: ActionSpec = {
  type: 'TagContact',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, contact-actions-tagcontact',
  note: 'Tags belong to the chat and hold for its later contacts too (assumed).',
  parameters: { Tags: { kind: 'MAP', of: { kind: 'VALUE' }, max: 6, required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Tags the contact. The service refuses it without its error branch, although the guide names none. */
export const tagContact: RunningAction = {
  title: 'Contact tags',
  what: 'tags the contact',
  source: 'developer guide, contact-actions-tagcontact',
  basis: 'documented',
  note:
    'Tags belong to the chat and hold for its later contacts too (assumed). What the operation TagContact refuses of a ' +
    'key or a value takes the error branch (assumed).',
  inChat: 'runs',
  parameters: { Tags: { kind: 'MAP', of: { kind: 'VALUE' }, max: 6, required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

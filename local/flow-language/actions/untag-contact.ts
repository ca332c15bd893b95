import { type ActionSpec, ANY_ERROR, NO_CONDITIONS } from '../spec.ts';

/** Takes tags away. The guide spells the type one way, what the service was seen to take the other. */
export const untagContact: ActionSpec = {
  type: 'UntagContact',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, contact-actions-untagcontact',
  parameters: { TagKeys: { kind: 'LIST', of: { kind: 'VALUE' }, required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

export const unTagContact: ActionSpec = { ...untagContact, type: 'UnTagContact' };

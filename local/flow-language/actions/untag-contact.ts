import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Takes tags away. The guide spells the type one way, what the service was seen to take the other. */
export const untagContact: RunningAction = {
  title: 'Contact tags',
  what: 'takes tags off the contact',
  source: 'developer guide, contact-actions-untagcontact',
  basis: 'documented',
  note: 'Accepted as UntagContact, as the service spells it, and as UnTagContact, as the guide does.',
  inChat: 'runs',
  parameters: { TagKeys: { kind: 'LIST', of: { kind: 'VALUE' }, required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

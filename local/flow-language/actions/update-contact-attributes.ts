import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/**
 * Sets contact attributes: 32 KB in all, more takes the error branch. Older exports have no `TargetContact`; some have
 * several references in one value.
 */
export const updateContactAttributes: RunningAction = {
  title: 'Set contact attributes',
  what: 'sets contact attributes',
  source: 'administrator guide, set-contact-attributes',
  basis: 'documented',
  note: 'TargetContact Related is the contact that this one is related to (assumed).',
  inChat: 'runs',
  parameters: {
    Attributes: { kind: 'MAP', of: { kind: 'TEXT', maxLength: 32_768, mayBeEmpty: true }, required: true },
    TargetContact: { kind: 'CHOICE', values: ['Current', 'Related'] },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

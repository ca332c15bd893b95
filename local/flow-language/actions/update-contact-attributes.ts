import { type ActionSpec, ANY_ERROR, NO_CONDITIONS } from '../spec.ts';

/**
 * Sets contact attributes: 32 KB in all, more takes the error branch. Older exports have no `TargetContact`; some have
 * several references in one value.
 */
export const updateContactAttributes: ActionSpec = {
  type: 'UpdateContactAttributes',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, set-contact-attributes',
  note: 'TargetContact Related is refused by name.',
  parameters: {
    Attributes: { kind: 'MAP', of: { kind: 'TEXT', maxLength: 32_768, mayBeEmpty: true }, required: true },
    TargetContact: { kind: 'CHOICE', values: ['Current', 'Related'], valuesNotEmulated: ['Related'] },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

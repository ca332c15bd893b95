import { type ActionSpec, ANY_ERROR, NO_CONDITIONS } from '../spec.ts';

/** Sets contact attributes: 32 KB in all, more takes the error branch. Older exports have no `TargetContact`. */
export const updateContactAttributes: ActionSpec = {
  type: 'UpdateContactAttributes',
  parameters: {
    Attributes: { kind: 'MAP', of: { kind: 'VALUE' }, required: true },
    TargetContact: { kind: 'CHOICE', values: ['Current', 'Related'], valuesNotEmulated: ['Related'] },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Its parameters are not documented. */
export const createContact: StoodInAction = {
  title: 'Create contact',
  what: 'makes a contact',
  source: 'the flow designer’s list of types',
  basis: 'assumed',
  inChat: 'stoodIn',
  parameters: {},
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

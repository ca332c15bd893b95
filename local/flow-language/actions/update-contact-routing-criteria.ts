import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** The developer guide spells it `UpdateRoutingCriteria`; live flows use both. */
export const updateContactRoutingCriteria: StoodInAction = {
  title: 'Set routing criteria',
  what: 'sets which agents may take the contact',
  source: 'administrator guide, set-routing-criteria',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: {},
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Its parameters are not documented. */
export const routeContactToAgent: StoodInAction = {
  title: 'Transfer to agent',
  what: 'routes the contact to an agent',
  source: 'the flow designer’s list of types',
  basis: 'assumed',
  inChat: 'stoodIn',
  parameters: {},
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};

import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** For tasks. */
export const resumeContact: StoodInAction = {
  title: 'Resume contact',
  what: 'goes on with a paused task',
  source: 'developer guide (list of actions)',
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

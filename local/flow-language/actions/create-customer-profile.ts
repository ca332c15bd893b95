import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';
import { PROFILE_DATA } from './customer-profiles.ts';

/** The profile is then the one that `$.Customer` reads. */
export const createCustomerProfile: RunningAction = {
  title: 'Customer profiles',
  what: 'makes a customer’s profile',
  source: 'developer guide, interactions-actions-createcustomerprofile',
  basis: 'documented',
  note: 'Against profiles that were declared or that flows made; none of AWS’s own.',
  inChat: 'runs',
  parameters: PROFILE_DATA,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

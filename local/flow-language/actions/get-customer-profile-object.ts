import { NO_CONDITIONS, type RunningAction } from '../spec.ts';
import { PROFILE_DATA } from './customer-profiles.ts';

/** Gives the newest object of a type, or the one with a key. */
export const getCustomerProfileObject: RunningAction = {
  title: 'Customer profiles',
  what: 'reads an object of a profile, such as an order',
  source: 'administrator guide, customer-profiles-block',
  basis: 'documented',
  note: 'Against profiles that were declared or that flows made; none of AWS’s own.',
  inChat: 'runs',
  parameters: PROFILE_DATA,
  exactlyOneOf: [],
  errors: { required: ['NoneFoundError', 'NoMatchingError'], optional: [] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

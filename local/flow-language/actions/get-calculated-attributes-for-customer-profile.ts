import { NO_CONDITIONS, type RunningAction } from '../spec.ts';
import { PROFILE_DATA } from './customer-profiles.ts';

/** Gives `$.Customer.CalculatedAttributes`. */
export const getCalculatedAttributesForCustomerProfile: RunningAction = {
  title: 'Customer profiles',
  what: 'reads what was calculated for a profile',
  source: 'developer guide, interactions-actions-getcalculatedattributesforcustomerprofile',
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

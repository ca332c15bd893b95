import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Ties the contact to a profile that there is. */
export const associateContactToCustomerProfile: RunningAction = {
  title: 'Customer profiles',
  what: 'ties the contact to a profile',
  source: 'administrator guide, customer-profiles-block',
  basis: 'documented',
  note: 'Against profiles that were declared or that flows made; none of AWS’s own.',
  inChat: 'runs',
  parameters: { ProfileRequestData: { kind: 'MAP', of: { kind: 'VALUE' }, required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

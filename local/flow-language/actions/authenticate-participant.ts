import { INBOUND, type StoodInAction } from '../spec.ts';

/** Opens a sign-in page and waits for it. */
export const authenticateParticipant: StoodInAction = {
  title: 'Authenticate customer',
  what: 'asks the customer to sign in',
  source: 'administrator guide, authenticate-customer',
  basis: 'seen in the wild',
  inChat: 'stoodIn',
  talks: true,
  rests: true,
  parameters: {
    CognitoConfiguration: { kind: 'JSON' },
    CustomerProfilesConfiguration: { kind: 'JSON' },
    TimeLimitMinutes: { kind: 'INTEGER', min: 1, max: 2147483647, reference: true },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: { required: ['NoMatchingError'], optional: ['TimeLimitExceeded'] },
  conditions: { kind: 'SOME_RESULTS', results: ['OptedOut'] },
  next: 'OPTIONAL',
  flowTypes: INBOUND,
};

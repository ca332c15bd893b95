import { INBOUND, type RunningAction } from '../spec.ts';

/** Opens a sign-in page and waits for it. */
export const authenticateParticipant: RunningAction = {
  title: 'Authenticate customer',
  what: 'asks the customer to sign in',
  source: 'administrator guide, authenticate-customer; an exported flow; the source of ChatJS 5',
  note: 'Against a page of Local Connect’s own, which stands for the user pool; nothing is imported into a profile.',
  basis: 'seen in the wild',
  inChat: 'runs',
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

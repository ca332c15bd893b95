import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Starts an outbound e-mail. */
export const startOutboundEmailContact: StoodInAction = {
  title: 'Send message',
  what: 'sends an e-mail',
  source: 'exported flows',
  basis: 'seen in the wild',
  inChat: 'stoodIn',
  parameters: {},
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

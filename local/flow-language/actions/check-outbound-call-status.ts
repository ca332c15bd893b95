import { ANY_ERROR, type FailingAction, INBOUND, TRANSFERS, WHISPERS } from '../spec.ts';

/** Tells an answering machine from a person. */
export const checkOutboundCallStatus: FailingAction = {
  title: 'Check call progress',
  what: 'branches on who answered a call',
  source: 'administrator guide, check-call-progress',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat is not an outbound call',
  parameters: {},
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULT_NAMES' },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...WHISPERS],
};

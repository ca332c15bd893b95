import { type FailingAction, NO_CONDITIONS } from '../spec.ts';

/** Places the call that an outbound whisper prepares. */
export const completeOutboundCall: FailingAction = {
  title: 'Complete outbound call',
  what: 'places an outbound call',
  source: 'developer guide, contact-actions-completeoutboundcall',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat is not an outbound call',
  parameters: { CallerId: { kind: 'JSON' } },
  exactlyOneOf: [],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: ['OUTBOUND_WHISPER'],
};

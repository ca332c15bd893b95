import { ANY_ERROR, CUSTOMER_QUEUE, type FailingAction, INBOUND, TRANSFERS } from '../spec.ts';

/** Asks Voice ID whose voice this is. */
export const checkVoiceId: FailingAction = {
  title: 'Check Voice ID',
  what: 'branches on a caller’s voice',
  source: 'administrator guide, check-voice-id',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat has no voice to check',
  parameters: { CheckVoiceIdOption: { kind: 'VALUE' } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULT_NAMES' },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

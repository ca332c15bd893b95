import { type ActionSpec, CUSTOMER_QUEUE, INBOUND, NO_CONDITIONS, NO_ERRORS, TRANSFERS } from '../spec.ts';

/** Ends the chat. */
export const disconnectParticipant: ActionSpec = {
  type: 'DisconnectParticipant',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, participant-actions-disconnectparticipant',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

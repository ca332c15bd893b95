import { CUSTOMER_QUEUE, INBOUND, NO_CONDITIONS, NO_ERRORS, type RunningAction, TRANSFERS } from '../spec.ts';

/** Ends the chat. */
export const disconnectParticipant: RunningAction = {
  title: 'Disconnect',
  what: 'ends the chat',
  source: 'developer guide, participant-actions-disconnectparticipant',
  basis: 'documented',
  inChat: 'runs',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

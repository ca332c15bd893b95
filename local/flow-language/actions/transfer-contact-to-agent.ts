import { type ActionSpec, NO_CONDITIONS, NO_ERRORS, TRANSFERS } from '../spec.ts';

/** Hands a call over to an agent. It ends the flow and has no error branch, so that a chat breaks down at it. */
export const transferContactToAgent: ActionSpec = {
  type: 'TransferContactToAgent',
  inChat: 'FAILS',
  known: 'DOCUMENTED',
  source: 'developer guide, contact-actions-transfercontacttoagent',
  note: 'A chat that gets to it ends (assumed).',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: TRANSFERS,
};

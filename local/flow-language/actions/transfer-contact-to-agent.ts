import { type FailingAction, NO_CONDITIONS, NO_ERRORS, TRANSFERS } from '../spec.ts';

/** Hands a call over to an agent. It ends the flow and has no error branch, so that a chat breaks down at it. */
export const transferContactToAgent: FailingAction = {
  title: 'Transfer to agent',
  what: 'transfers to an agent',
  source: 'developer guide, contact-actions-transfercontacttoagent',
  basis: 'documented',
  note: 'For the voice channel. It has no branches, so a chat that reaches it ends (assumed).',
  inChat: 'fails',
  failure: 'TransferContactToAgent is for the voice channel; a chat goes to a queue with TransferContactToQueue',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: TRANSFERS,
};

import { type ActionSpec, CUSTOMER_QUEUE, NO_CONDITIONS, NO_ERRORS, WHISPERS } from '../spec.ts';

/** Ends this flow, not the contact. */
export const endFlowExecution: ActionSpec = {
  type: 'EndFlowExecution',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, flow-control-actions-endflowexecution',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: [...WHISPERS, ...CUSTOMER_QUEUE],
};

import { CUSTOMER_QUEUE, NO_CONDITIONS, NO_ERRORS, type RunningAction, WHISPERS } from '../spec.ts';

/** Ends this flow, not the contact. */
export const endFlowExecution: RunningAction = {
  title: 'End flow',
  what: 'ends a flow beside the queue or the agent',
  source: 'developer guide, flow-control-actions-endflowexecution',
  basis: 'documented',
  inChat: 'runs',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: [...WHISPERS, ...CUSTOMER_QUEUE],
};

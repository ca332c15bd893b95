import { type ActionSpec, NO_CONDITIONS, NO_ERRORS } from '../spec.ts';

/** Ends a module; its caller goes on. */
export const endFlowModuleExecution: ActionSpec = {
  type: 'EndFlowModuleExecution',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, contact-actions-endflowmoduleexecution',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: ['MODULE'],
};

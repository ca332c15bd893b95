import { NO_CONDITIONS, NO_ERRORS, type RunningAction } from '../spec.ts';

/** Ends a module; its caller goes on. */
export const endFlowModuleExecution: RunningAction = {
  title: 'Return from module',
  what: 'goes back to the flow that called the module',
  source: 'developer guide, contact-actions-endflowmoduleexecution',
  basis: 'documented',
  inChat: 'runs',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: ['MODULE'],
};

import { NO_CONDITIONS, NO_ERRORS, type RunningAction } from '../spec.ts';

/** Ends this flow; the contact too, where nothing else has it. */
export const endFlowExecution: RunningAction = {
  title: 'End flow',
  what: 'ends the flow; an inbound or disconnect flow ends the contact with it',
  source: 'administrator guide, end-flow-resume; exported flows',
  basis: 'documented',
  note: 'The developer guide allows it in fewer flow types than the administrator guide, and than exports.',
  inChat: 'runs',
  parameters: {},
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'NONE',
  flowTypes: 'ALL',
};

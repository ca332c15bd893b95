import { type ActionSpec, NO_CONDITIONS, NO_ERRORS } from '../spec.ts';

/** Switches flow logs on or off. It never has error branches. */
export const updateFlowLoggingBehavior: ActionSpec = {
  type: 'UpdateFlowLoggingBehavior',
  parameters: { FlowLoggingBehavior: { kind: 'CHOICE', values: ['Enabled', 'Disabled'], required: true } },
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

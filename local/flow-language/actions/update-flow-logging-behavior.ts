import { type ActionSpec, NO_CONDITIONS, NO_ERRORS } from '../spec.ts';

/** Switches flow logs on or off. It never has error branches. */
export const updateFlowLoggingBehavior: ActionSpec = {
  type: 'UpdateFlowLoggingBehavior',
  inChat: 'GOES_ON',
  known: 'DOCUMENTED',
  source: 'developer guide, flow-control-actions-updateflowloggingbehavior',
  note: 'The timeline logs every flow.',
  parameters: { FlowLoggingBehavior: { kind: 'CHOICE', values: ['Enabled', 'Disabled'], required: true } },
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

import { NO_CONDITIONS, NO_ERRORS, type RunningAction } from '../spec.ts';

/** Switches flow logs on or off. It never has error branches. */
export const updateFlowLoggingBehavior: RunningAction = {
  title: 'Set logging behavior',
  what: 'sets logging',
  source: 'developer guide, flow-control-actions-updateflowloggingbehavior; exported flows',
  basis: 'documented',
  note: 'The timeline logs every flow.',
  inChat: 'runs',
  parameters: { FlowLoggingBehavior: { kind: 'CHOICE', values: ['Enabled', 'Disabled'], required: true } },
  exactlyOneOf: [],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

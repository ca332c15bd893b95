import { ANY_ERROR, INBOUND, type RunningAction } from '../spec.ts';

/** Runs a flow module, which may run others, and goes on after it. */
export const invokeFlowModule: RunningAction = {
  title: 'Invoke module',
  what: 'runs a module',
  source: 'administrator guide, contact-flow-modules; exported flows',
  basis: 'documented',
  note: 'Conditions on a module’s result names are accepted and never match (assumed).',
  inChat: 'runs',
  parameters: { FlowModuleId: { kind: 'RESOURCE', of: 'module', required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULT_NAMES' },
  next: 'REQUIRED',
  flowTypes: INBOUND,
};

import { type ActionSpec, ANY_ERROR, INBOUND } from '../spec.ts';

/** Runs a flow module, which may run others, and goes on after it. */
export const invokeFlowModule: ActionSpec = {
  type: 'InvokeFlowModule',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, contact-flow-modules',
  note: 'Result names of a module are taken, and never come true (assumed).',
  parameters: { FlowModuleId: { kind: 'RESOURCE', required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULT_NAMES' },
  next: 'REQUIRED',
  flowTypes: INBOUND,
};

import { type ActionSpec, ANY_ERROR, INBOUND } from '../spec.ts';

/** Runs a flow module, which may run others, and goes on after it. */
export const invokeFlowModule: ActionSpec = {
  type: 'InvokeFlowModule',
  parameters: { FlowModuleId: { kind: 'RESOURCE', required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULT_NAMES' },
  next: 'REQUIRED',
  flowTypes: INBOUND,
};

import { type ActionSpec, ANY_ERROR, INBOUND, NO_CONDITIONS, TRANSFERS } from '../spec.ts';

/** Goes on in another flow. */
export const transferToFlow: ActionSpec = {
  type: 'TransferToFlow',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, transfer-to-flow',
  parameters: { ContactFlowId: { kind: 'RESOURCE', required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS],
};

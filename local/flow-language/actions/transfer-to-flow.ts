import { ANY_ERROR, INBOUND, NO_CONDITIONS, type RunningAction, TRANSFERS } from '../spec.ts';

/** Goes on in another flow. */
export const transferToFlow: RunningAction = {
  title: 'Transfer to flow',
  what: 'goes on in another flow',
  source: 'administrator guide, transfer-to-flow',
  basis: 'documented',
  inChat: 'runs',
  parameters: { ContactFlowId: { kind: 'RESOURCE', of: 'flow', required: true } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS],
};

import { ANY_ERROR, CUSTOMER_QUEUE, INBOUND, NO_CONDITIONS, type StoodInAction, TRANSFERS } from '../spec.ts';

/** A callback in a queue; in the console a form of *Transfer to queue*. */
export const createCallbackContact: StoodInAction = {
  title: 'Transfer to queue',
  what: 'queues a callback',
  source: 'developer guide, contact-actions-createcallbackcontact',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: {
    InitialCallDelaySeconds: { kind: 'INTEGER', min: 0, max: 259200, reference: true },
    MaximumConnectionAttempts: { kind: 'INTEGER', min: 1, max: 2147483647, reference: true },
    RetryDelaySeconds: { kind: 'INTEGER', min: 0, max: 259200, reference: true },
    QueueId: { kind: 'RESOURCE', of: 'queue' },
    AgentId: { kind: 'RESOURCE', of: 'agent' },
    ContactFlowId: { kind: 'RESOURCE', of: 'flow' },
    CallerId: { kind: 'JSON' },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

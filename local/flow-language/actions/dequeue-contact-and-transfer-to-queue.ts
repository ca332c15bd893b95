import { CUSTOMER_QUEUE, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Takes the contact out of its queue and puts it, as a new contact, into another. Both error branches are required. */
export const dequeueContactAndTransferToQueue: RunningAction = {
  title: 'Transfer to queue',
  what: 'moves a queued contact to another queue',
  source: 'administrator guide, transfer-to-queue',
  basis: 'documented',
  note: 'The former contact ends with the reason CONTACT_FLOW_DISCONNECT (assumed).',
  inChat: 'runs',
  parameters: {
    QueueId: { kind: 'RESOURCE', of: 'queue' },
    AgentId: { kind: 'RESOURCE', of: 'agent' },
  },
  exactlyOneOf: [['QueueId', 'AgentId']],
  errors: { required: ['QueueAtCapacity', 'NoMatchingError'], optional: [] },
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: CUSTOMER_QUEUE,
};

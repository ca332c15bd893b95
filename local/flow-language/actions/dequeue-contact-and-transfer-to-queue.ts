import { type ActionSpec, CUSTOMER_QUEUE, NO_CONDITIONS } from '../spec.ts';

/** Takes the contact out of its queue and puts it, as a new contact, into another. Both error branches are required. */
export const dequeueContactAndTransferToQueue: ActionSpec = {
  type: 'DequeueContactAndTransferToQueue',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, transfer-to-queue',
  note: 'AgentId is refused by name; the former contact ends with the reason CONTACT_FLOW_DISCONNECT (assumed).',
  parameters: {
    QueueId: { kind: 'RESOURCE' },
    AgentId: { kind: 'RESOURCE', notEmulated: 'agents have no queue of their own here; use QueueId' },
  },
  exactlyOneOf: [['QueueId', 'AgentId']],
  errors: { required: ['QueueAtCapacity', 'NoMatchingError'], optional: [] },
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: CUSTOMER_QUEUE,
};

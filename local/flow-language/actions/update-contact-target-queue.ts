import { type ActionSpec, ANY_ERROR, INBOUND, NO_CONDITIONS, TRANSFERS } from '../spec.ts';

/** Sets the working queue. */
export const updateContactTargetQueue: ActionSpec = {
  type: 'UpdateContactTargetQueue',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, set-working-queue',
  note: 'AgentId is refused by name.',
  parameters: {
    QueueId: { kind: 'RESOURCE' },
    AgentId: { kind: 'RESOURCE', notEmulated: 'agents have no queue of their own here; use QueueId' },
  },
  exactlyOneOf: [['QueueId', 'AgentId']],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS],
};

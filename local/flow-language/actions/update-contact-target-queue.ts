import { type ActionSpec, ANY_ERROR, INBOUND, NO_CONDITIONS, TRANSFERS } from '../spec.ts';

/** Sets the working queue. */
export const updateContactTargetQueue: ActionSpec = {
  type: 'UpdateContactTargetQueue',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, set-working-queue',
  note: 'Each agent has a queue of their own, made on first use; by its name, which is the id here.',
  parameters: {
    QueueId: { kind: 'RESOURCE' },
    AgentId: { kind: 'RESOURCE' },
  },
  exactlyOneOf: [['QueueId', 'AgentId']],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS],
};

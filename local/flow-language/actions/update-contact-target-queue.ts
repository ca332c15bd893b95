import { ANY_ERROR, INBOUND, NO_CONDITIONS, type RunningAction, TRANSFERS } from '../spec.ts';

/** Sets the working queue. */
export const updateContactTargetQueue: RunningAction = {
  title: 'Set working queue',
  what: 'sets the queue that a transfer goes to',
  source: 'administrator guide, set-working-queue; exported flows',
  basis: 'documented',
  note: 'Any name is an agent, and the agent’s id. Each has a queue of their own, made on first use (assumed).',
  inChat: 'runs',
  parameters: {
    QueueId: { kind: 'RESOURCE', of: 'queue' },
    AgentId: { kind: 'RESOURCE', of: 'agent' },
  },
  exactlyOneOf: [['QueueId', 'AgentId']],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS],
};

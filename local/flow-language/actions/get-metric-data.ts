import { ANY_ERROR, NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Reads the numbers of a queue into `$.Metrics`: the given queue, else the contact's. */
export const getMetricData: RunningAction = {
  title: 'Get queue metrics',
  what: 'reads a queue’s or an agent’s numbers',
  source: 'developer guide, flow-control-actions-getmetricdata',
  basis: 'documented',
  note:
    'The agents are those of the setting staffing. An agent’s own queue has one at most (assumed). All other ' +
    'numbers are unset.',
  inChat: 'runs',
  parameters: {
    QueueId: { kind: 'RESOURCE', of: 'queue' },
    AgentId: { kind: 'RESOURCE', of: 'agent' },
    QueueChannel: { kind: 'VALUE' },
  },
  exactlyOneOf: [],
  atMostOneOf: [['QueueId', 'AgentId']],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

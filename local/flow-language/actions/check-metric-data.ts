import { CUSTOMER_QUEUE, INBOUND, type RunningAction, TRANSFERS } from '../spec.ts';

/** Branches on one number of a queue: the given one, else the contact's. Both error branches are required. */
export const checkMetricData: RunningAction = {
  title: 'Check queue status',
  what: 'branches on a queue’s or an agent’s numbers',
  source: 'developer guide, flow-control-actions-checkmetricdata',
  basis: 'documented',
  note:
    'The agents are those of the setting staffing. Default: one, who is available. An agent’s own queue has ' +
    'one at most (assumed).',
  inChat: 'runs',
  parameters: {
    MetricType: {
      kind: 'CHOICE',
      values: [
        'NumberOfAgentsAvailable',
        'NumberOfAgentsStaffed',
        'NumberOfAgentsOnline',
        'OldestContactInQueueAgeSeconds',
        'NumberOfContactsInQueue',
      ],
      required: true,
    },
    QueueId: { kind: 'RESOURCE', of: 'queue' },
    AgentId: { kind: 'RESOURCE', of: 'agent' },
  },
  exactlyOneOf: [],
  atMostOneOf: [['QueueId', 'AgentId']],
  errors: { required: ['NoMatchingError', 'NoMatchingCondition'], optional: [] },
  conditions: {
    kind: 'COMPARISON',
    operators: ['Equals', 'NumberGreaterThan', 'NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'],
  },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

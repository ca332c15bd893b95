import { type ActionSpec, CUSTOMER_QUEUE, INBOUND, TRANSFERS } from '../spec.ts';

/** Branches on one number of a queue: the given one, else the contact's. Both error branches are required. */
export const checkMetricData: ActionSpec = {
  type: 'CheckMetricData',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, flow-control-actions-checkmetricdata',
  note: 'AgentId is refused by name. Agents are those of the staffing that is set, one of each unless told otherwise.',
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
    QueueId: { kind: 'RESOURCE' },
    AgentId: { kind: 'RESOURCE', notEmulated: 'agents have no queue of their own here; use QueueId' },
  },
  exactlyOneOf: [],
  errors: { required: ['NoMatchingError', 'NoMatchingCondition'], optional: [] },
  conditions: {
    kind: 'COMPARISON',
    operators: ['Equals', 'NumberGreaterThan', 'NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'],
  },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

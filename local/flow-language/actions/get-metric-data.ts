import { type ActionSpec, ANY_ERROR, NO_CONDITIONS } from '../spec.ts';

/** Reads the numbers of a queue into `$.Metrics`: the given queue, else the contact's. */
export const getMetricData: ActionSpec = {
  type: 'GetMetricData',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, flow-control-actions-getmetricdata',
  note: 'AgentId is refused by name. Agents are those of the staffing that is set; all other numbers are unset.',
  parameters: {
    QueueId: { kind: 'RESOURCE' },
    AgentId: { kind: 'RESOURCE', notEmulated: 'agents have no queue of their own here; use QueueId' },
    QueueChannel: { kind: 'VALUE' },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

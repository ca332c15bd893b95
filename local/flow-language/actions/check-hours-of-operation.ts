import { type ActionSpec, ANY_ERROR, CUSTOMER_QUEUE, INBOUND, TRANSFERS } from '../spec.ts';

/** Branches on whether the contact centre is open; without an id, by the hours of the working queue. */
export const checkHoursOfOperation: ActionSpec = {
  type: 'CheckHoursOfOperation',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, check-hours-of-operation',
  note: 'Hours that no stack makes never close; without hours a queue is open (assumed).',
  parameters: { HoursOfOperationId: { kind: 'RESOURCE' } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULTS', results: ['True', 'False'] },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

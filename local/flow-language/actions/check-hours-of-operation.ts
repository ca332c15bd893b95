import { ANY_ERROR, CUSTOMER_QUEUE, INBOUND, type RunningAction, TRANSFERS } from '../spec.ts';

/** Branches on whether the contact centre is open; without an id, by the hours of the working queue. */
export const checkHoursOfOperation: RunningAction = {
  title: 'Check hours of operation',
  what: 'branches on the opening hours',
  source: 'administrator guide, check-hours-of-operation',
  basis: 'documented',
  note: 'Hours that no stack makes never close; without hours a queue is open (assumed).',
  inChat: 'runs',
  parameters: { HoursOfOperationId: { kind: 'RESOURCE', of: 'hours' } },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULTS', results: ['True', 'False'] },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

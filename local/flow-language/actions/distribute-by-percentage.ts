import { CUSTOMER_QUEUE, INBOUND, type RunningAction, TRANSFERS } from '../spec.ts';

/**
 * Branches by chance: a number from 1 to 100 against rising thresholds, each the cumulative percentage plus one
 * (3 %, 3 %, 2 % are "4", "7", "9"); the rest takes `NoMatchingCondition`. Exports leave `Parameters` out.
 */
export const distributeByPercentage: RunningAction = {
  title: 'Distribute by percentage',
  what: 'branches by chance',
  source: 'exported flows',
  basis: 'seen in the wild',
  inChat: 'runs',
  parameters: {},
  exactlyOneOf: [],
  errors: { required: ['NoMatchingCondition'], optional: [] },
  conditions: { kind: 'THRESHOLDS', min: 1, max: 101 },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

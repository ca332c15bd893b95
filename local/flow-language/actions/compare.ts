import type { ActionSpec } from '../spec.ts';

/** Branches on a value. The service refuses any error but `NoMatchingCondition` here. */
export const compare: ActionSpec = {
  type: 'Compare',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, check-contact-attributes',
  parameters: { ComparisonValue: { kind: 'REFERENCE', required: true } },
  exactlyOneOf: [],
  errors: { required: ['NoMatchingCondition'], optional: [] },
  conditions: { kind: 'COMPARISON' },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};

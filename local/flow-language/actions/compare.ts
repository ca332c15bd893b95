import type { RunningAction } from '../spec.ts';

/** Branches on a value. The service refuses any error but `NoMatchingCondition` here. */
export const compare: RunningAction = {
  title: 'Check contact attributes',
  what: 'branches on a value',
  source: 'administrator guide, check-contact-attributes; exported flows',
  basis: 'documented',
  inChat: 'runs',
  parameters: { ComparisonValue: { kind: 'REFERENCE', required: true } },
  exactlyOneOf: [],
  errors: { required: ['NoMatchingCondition'], optional: [] },
  conditions: { kind: 'COMPARISON' },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};

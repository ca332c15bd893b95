import { NO_CONDITIONS, type RunningAction } from '../spec.ts';
import { LINKING } from './cases.ts';

/** Finds the case whose fields are as given. Without a criterion it takes its error branch. */
export const getCase: RunningAction = {
  title: 'Cases',
  what: 'finds a case',
  source: 'developer guide, interactions-actions-getcase',
  basis: 'documented',
  note: 'Against cases that were declared or that flows made.',
  inChat: 'runs',
  parameters: {
    LinkContactToCase: { kind: 'FLAG' },
    GetLastUpdatedCase: { kind: 'FLAG' },
    CaseRequestFields: { kind: 'MAP', of: { kind: 'VALUE' } },
    CaseResponseFields: { kind: 'LIST', of: { kind: 'VALUE' } },
  },
  exactlyOneOf: [],
  errors: {
    required: ['MultipleFound', 'NoneFound', 'NoMatchingError'],
    ...LINKING,
  },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

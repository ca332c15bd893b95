import { NO_CONDITIONS, type RunningAction } from '../spec.ts';
import { LINKING } from './cases.ts';

/** Changes the fields of a case that there is. */
export const updateCase: RunningAction = {
  title: 'Cases',
  what: 'changes a case',
  source: 'administrator guide, cases-block',
  basis: 'documented',
  note: 'Against cases that were declared or that flows made.',
  inChat: 'runs',
  parameters: {
    LinkContactToCase: { kind: 'FLAG' },
    CaseId: { kind: 'VALUE' },
    CaseRequestFields: { kind: 'MAP', of: { kind: 'VALUE' }, required: true },
  },
  exactlyOneOf: [],
  errors: {
    required: ['NoMatchingError'],
    ...LINKING,
  },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

import { NO_CONDITIONS, type RunningAction } from '../spec.ts';
import { LINKING } from './cases.ts';

/** Gives the new case as `$.Case`. */
export const createCase: RunningAction = {
  title: 'Cases',
  what: 'makes a case',
  source: 'developer guide, interactions-actions-createcase',
  basis: 'documented',
  note: 'Against cases that were declared or that flows made.',
  inChat: 'runs',
  parameters: {
    LinkContactToCase: { kind: 'FLAG' },
    CaseTemplateId: { kind: 'VALUE', required: true },
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

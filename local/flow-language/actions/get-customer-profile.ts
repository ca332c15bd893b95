import { NO_CONDITIONS, type RunningAction } from '../spec.ts';

/**
 * Looks a profile up by one key, or by several with AND or OR. Older exports name the phone number or address itself.
 */
export const getCustomerProfile: RunningAction = {
  title: 'Customer profiles',
  what: 'finds a customer’s profile',
  source: 'developer guide, interactions-actions-getcustomerprofile',
  basis: 'documented',
  note: 'Against profiles that were declared or that flows made; none of AWS’s own.',
  inChat: 'runs',
  parameters: {
    ProfileRequestData: {
      kind: 'OBJECT',
      required: true,
      properties: {
        IdentifierName: { kind: 'VALUE' },
        IdentifierValue: { kind: 'VALUE' },
        IdentiferValue: { kind: 'VALUE' },
        SearchCriteria: {
          kind: 'LIST',
          of: {
            kind: 'OBJECT',
            properties: {
              IdentifierName: { kind: 'VALUE', required: true },
              IdentifierValue: { kind: 'VALUE', required: true },
            },
          },
          min: 1,
          max: 5,
        },
        LogicalOperator: { kind: 'CHOICE', values: ['AND', 'OR'] },
        PhoneNumber: { kind: 'VALUE' },
        EmailAddress: { kind: 'VALUE' },
        AccountNumber: { kind: 'VALUE' },
      },
    },
    ProfileResponseData: { kind: 'LIST', of: { kind: 'VALUE' } },
  },
  exactlyOneOf: [],
  errors: { required: ['NoMatchingError', 'MultipleFoundError', 'NoneFoundError'], optional: [] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

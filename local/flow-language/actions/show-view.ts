import { CUSTOMER_QUEUE, INBOUND, type RunningAction, SEVEN_DAYS_IN_SECONDS } from '../spec.ts';

/** Shows a view to the customer, and branches on the action that the customer chose in it. */
export const showView: RunningAction = {
  title: 'Show view',
  what: 'shows a view to the customer, who answers it',
  source: 'developer guide, participant-actions-showview; exported flows; AWS’s chat interface',
  basis: 'seen in the wild',
  inChat: 'runs',
  talks: true,
  rests: true,
  parameters: {
    ViewResource: {
      kind: 'OBJECT',
      properties: { Id: { kind: 'RESOURCE', of: 'view', required: true }, Version: { kind: 'VALUE' } },
      required: true,
    },
    InvocationTimeLimitSeconds: {
      kind: 'INTEGER',
      min: 1,
      max: SEVEN_DAYS_IN_SECONDS,
      reference: true,
      required: true,
    },
    ViewData: { kind: 'JSON' },
    SensitiveDataConfiguration: {
      kind: 'OBJECT',
      properties: { HideResponseOn: { kind: 'LIST', of: { kind: 'CHOICE', values: ['TRANSCRIPT'] } } },
      notEmulated: 'answers cannot be kept out of the transcript',
    },
  },
  exactlyOneOf: [],
  errors: { required: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'], optional: [] },
  conditions: { kind: 'RESULT_NAMES' },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...CUSTOMER_QUEUE],
};

import { type RunningAction, SEVEN_DAYS_IN_SECONDS } from '../spec.ts';

/**
 * Waits for a time, or for the customer or the custom participant as well. The developer guide names its parameter
 * `TimeoutSeconds`; every flow exported from the service has `TimeLimitSeconds`.
 */
export const wait: RunningAction = {
  title: 'Wait',
  what: 'waits for the customer, a custom participant or a time',
  source: 'administrator guide, wait; exported flows',
  basis: 'documented',
  note:
    'The guides disagree: any flow may have it, as in the developer guide; the administrator guide has inbound and ' +
    'customer queue flows alone. The developer guide calls its time TimeoutSeconds, exports TimeLimitSeconds; both ' +
    'are taken. Waiting for a function, a case or a tool is refused by name.',
  inChat: 'runs',
  rests: true,
  parameters: {
    TimeLimitSeconds: { kind: 'INTEGER', min: 1, max: SEVEN_DAYS_IN_SECONDS, reference: true },
    TimeoutSeconds: { kind: 'INTEGER', min: 1, max: SEVEN_DAYS_IN_SECONDS, reference: true },
    Events: { kind: 'LIST', of: { kind: 'CHOICE', values: ['CustomerReturned', 'BotParticipantDisconnected'] } },
  },
  exactlyOneOf: [['TimeLimitSeconds', 'TimeoutSeconds']],
  errors: {
    required: ['NoMatchingError'],
    optional: ['ParticipantNotFound'],
    requiredWhen: [{ parameter: 'Events', value: 'BotParticipantDisconnected', errors: ['ParticipantNotFound'] }],
  },
  conditions: { kind: 'RESULTS', results: ['WaitCompleted'], resultsFrom: 'Events' },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};

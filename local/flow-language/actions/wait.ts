import type { ActionSpec } from '../spec.ts';

const SEVEN_DAYS_IN_SECONDS = 604_800;

/**
 * Waits for a time, or for the customer or the custom participant as well. The developer guide names its parameter
 * `TimeoutSeconds`; every flow exported from the service has `TimeLimitSeconds`.
 */
export const wait: ActionSpec = {
  type: 'Wait',
  parameters: {
    TimeLimitSeconds: { kind: 'INTEGER', min: 1, max: SEVEN_DAYS_IN_SECONDS, reference: true },
    TimeoutSeconds: { kind: 'INTEGER', min: 1, max: SEVEN_DAYS_IN_SECONDS, reference: true },
    Events: { kind: 'LIST', of: { kind: 'CHOICE', values: ['CustomerReturned', 'BotParticipantDisconnected'] } },
  },
  exactlyOneOf: [['TimeLimitSeconds', 'TimeoutSeconds']],
  errors: {
    required: ['NoMatchingError'],
    optional: ['ParticipantNotFound'],
    requiredWhen: { parameter: 'Events', value: 'BotParticipantDisconnected', error: 'ParticipantNotFound' },
  },
  conditions: { kind: 'RESULTS', results: ['WaitCompleted'], resultsFrom: 'Events' },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};

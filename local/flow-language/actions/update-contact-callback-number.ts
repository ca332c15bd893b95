import { CUSTOMER_QUEUE, type FailingAction, INBOUND, NO_CONDITIONS, TRANSFERS } from '../spec.ts';

/** A chat takes the branch for an invalid number (assumed: the guide says "error branch", and there are two). */
export const updateContactCallbackNumber: FailingAction = {
  title: 'Set callback number',
  what: 'sets the number to call back',
  source: 'administrator guide, set-callback-number',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat has no number to call back',
  failsWith: 'InvalidCallbackNumber',
  parameters: { CallbackNumber: { kind: 'VALUE', required: true } },
  exactlyOneOf: [],
  errors: { required: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'], optional: [] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

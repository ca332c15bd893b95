import { CUSTOMER_QUEUE, type FailingAction, INBOUND, NO_CONDITIONS, TRANSFERS } from '../spec.ts';

/** Where the flow ends with the transfer it needs no branch but `NoMatchingError`, as exports show. */
export const transferParticipantToThirdParty: FailingAction = {
  title: 'Transfer to phone number',
  what: 'connects a caller with a phone number',
  source: 'administrator guide, transfer-to-phone-number',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat cannot be transferred to a phone number',
  parameters: {
    ThirdPartyPhoneNumber: { kind: 'VALUE', required: true },
    ThirdPartyConnectionTimeLimitSeconds: { kind: 'INTEGER', min: 1, max: 600, reference: true },
    ContinueFlowExecution: { kind: 'FLAG' },
    CallerId: { kind: 'JSON' },
    ThirdPartyDTMFDigits: { kind: 'VALUE' },
  },
  exactlyOneOf: [],
  errors: {
    required: ['NoMatchingError'],
    optional: ['CallFailed', 'ConnectionTimeLimitExceeded'],
    requiredWhen: [
      { parameter: 'ContinueFlowExecution', value: 'true', errors: ['CallFailed', 'ConnectionTimeLimitExceeded'] },
    ],
  },
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

import { CUSTOMER_QUEUE, type FailingAction, INBOUND, TRANSFERS } from '../spec.ts';
import { AUDIO } from './audio.ts';

/** Asks a caller for digits. */
export const getParticipantInput: FailingAction = {
  title: 'Get customer input',
  what: 'asks for keys',
  source: 'developer guide, participant-actions-getparticipantinput',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'it reads the digits of a caller, and a chat has none; in a chat, ConnectParticipantWithLexBot asks',
  parameters: {
    Text: { kind: 'TEXT', maxLength: 6000 },
    ...AUDIO,
    InputTimeLimitSeconds: { kind: 'INTEGER', min: 1, max: 180, reference: false, required: true },
    StoreInput: { kind: 'FLAG', required: true },
    InputValidation: {
      kind: 'OBJECT',
      properties: {
        PhoneNumberValidation: {
          kind: 'OBJECT',
          properties: {
            NumberFormat: { kind: 'CHOICE', values: ['Local', 'E164'], required: true },
            CountryCode: { kind: 'VALUE' },
          },
        },
        CustomValidation: {
          kind: 'OBJECT',
          properties: { MaximumLength: { kind: 'INTEGER', min: 1, max: 128, reference: false, required: true } },
        },
      },
      exactlyOneOf: ['PhoneNumberValidation', 'CustomValidation'],
    },
    InputEncryption: {
      kind: 'OBJECT',
      properties: { EncryptionKeyId: { kind: 'VALUE', required: true }, Key: { kind: 'VALUE', required: true } },
    },
    DTMFConfiguration: {
      kind: 'OBJECT',
      properties: {
        InputTerminationSequence: { kind: 'VALUE' },
        DisableCancelKey: { kind: 'FLAG' },
        InterdigitTimeLimitSeconds: { kind: 'INTEGER', min: 1, max: 20, reference: false },
      },
    },
  },
  exactlyOneOf: [['Text', 'SSML', 'PromptId', 'Media']],
  errors: {
    required: ['NoMatchingError'],
    optional: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'InvalidPhoneNumber'],
    requiredWhen: [
      { parameter: 'StoreInput', value: 'False', errors: ['InputTimeLimitExceeded', 'NoMatchingCondition'] },
    ],
  },
  conditions: { kind: 'SOME_RESULTS', results: [...'0123456789*#'] },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

import { type ActionSpec, CUSTOMER_QUEUE, INBOUND, NO_CONDITIONS, TRANSFERS, WHISPERS } from '../spec.ts';

const VOICE = 'it is for the voice channel; a chat takes Text';

/** Says something to the customer. The service takes it without an error branch (seen in exported flows). */
export const messageParticipant: ActionSpec = {
  type: 'MessageParticipant',
  parameters: {
    // 6,000 characters in all, of which 3,000 are billed (administrator guide, play).
    Text: { kind: 'TEXT', maxLength: 6000 },
    SSML: { kind: 'TEXT', maxLength: 6000, notEmulated: VOICE },
    PromptId: { kind: 'RESOURCE', notEmulated: VOICE },
    Media: {
      kind: 'OBJECT',
      properties: {
        Uri: { kind: 'VALUE', required: true },
        SourceType: { kind: 'CHOICE', values: ['S3'], required: true },
        MediaType: { kind: 'CHOICE', values: ['Audio'], required: true },
      },
      notEmulated: VOICE,
    },
  },
  exactlyOneOf: [['Text', 'SSML', 'PromptId', 'Media']],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...WHISPERS, ...CUSTOMER_QUEUE],
};

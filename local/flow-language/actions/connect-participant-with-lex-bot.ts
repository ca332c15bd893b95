import { CUSTOMER_QUEUE, INBOUND, type RunningAction, SEVEN_DAYS_IN_SECONDS, TRANSFERS } from '../spec.ts';
import { AUDIO } from './audio.ts';

const MINUTE_IN_SECONDS = 60;

/** Has the customer talk to a Lex bot, and branches on the intent that it found. */
export const connectParticipantWithLexBot: RunningAction = {
  title: 'Get customer input',
  what: 'lets a Lex bot talk to the customer',
  source: 'developer guide, participant-actions-connectparticipantwithlexbot',
  basis: 'documented',
  note: 'The bot follows the script that the setting lex declares; one without a script takes NoMatchingError.',
  inChat: 'runs',
  talks: true,
  rests: true,
  parameters: {
    Text: { kind: 'TEXT', maxLength: 6000 },
    ...AUDIO,
    // The customer's first message, for chats alone: `$.Media.InitialMessage` in most flows.
    LexInitializationData: {
      kind: 'OBJECT',
      properties: { InitialMessage: { kind: 'TEXT', maxLength: 6000, required: true } },
    },
    LexV2Bot: {
      kind: 'OBJECT',
      properties: { AliasArn: { kind: 'RESOURCE', of: 'other', arnOnly: true, required: true } },
    },
    LexBot: {
      kind: 'OBJECT',
      properties: {
        Name: { kind: 'VALUE', required: true },
        Region: { kind: 'VALUE' },
        Alias: { kind: 'VALUE' },
      },
    },
    LexSessionAttributes: { kind: 'MAP', of: { kind: 'VALUE' } },
    LexTimeoutSeconds: {
      kind: 'OBJECT',
      properties: {
        Text: {
          kind: 'INTEGER',
          min: MINUTE_IN_SECONDS,
          max: SEVEN_DAYS_IN_SECONDS,
          reference: true,
          required: true,
        },
      },
    },
  },
  exactlyOneOf: [
    ['Text', 'SSML', 'PromptId', 'Media', 'LexInitializationData'],
    ['LexV2Bot', 'LexBot'],
  ],
  errors: {
    required: ['NoMatchingCondition', 'NoMatchingError'],
    // Exports without a chat timeout do not have it.
    optional: ['InputTimeLimitExceeded'],
  },
  conditions: { kind: 'RESULT_NAMES' },
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};

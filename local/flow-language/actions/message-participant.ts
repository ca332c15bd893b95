import { CUSTOMER_QUEUE, INBOUND, NO_CONDITIONS, type RunningAction, TRANSFERS, WHISPERS } from '../spec.ts';
import { AUDIO } from './audio.ts';

/**
 * Says something to the customer. The service takes it without an error branch (seen in exported flows), and takes
 * SSML, prompts and media too: the flow may serve calls as well.
 */
export const messageParticipant: RunningAction = {
  title: 'Play prompt',
  what: 'tells the customer something',
  source: 'administrator guide, play; exported flows',
  basis: 'documented',
  note: 'SSML, PromptId and Media are for the voice channel: a chat takes the error branch.',
  inChat: 'runs',
  talks: true,
  parameters: {
    // 6,000 characters in all, of which 3,000 are billed (administrator guide, play).
    Text: { kind: 'TEXT', maxLength: 6000 },
    ...AUDIO,
  },
  exactlyOneOf: [['Text', 'SSML', 'PromptId', 'Media']],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...WHISPERS, ...CUSTOMER_QUEUE],
};

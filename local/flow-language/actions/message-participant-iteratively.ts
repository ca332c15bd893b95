import { CUSTOMER_QUEUE, type FailingAction, HOLDS } from '../spec.ts';
import { AUDIO } from './audio.ts';

/**
 * Plays messages over and over to somebody who waits. In a chat it takes its error branch at once; without one the flow
 * stops, and the contact stays in its queue (developer guide, participant-actions-messageparticipantiteratively).
 */
export const messageParticipantIteratively: FailingAction = {
  title: 'Loop prompts',
  what: 'plays prompts to a queued caller again and again',
  source: 'administrator guide, loop-prompts; developer guide, participant-actions-messageparticipantiteratively',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'it loops prompts for a caller; in a chat, MessageParticipant and Wait in a circle do that',
  parameters: {
    Messages: {
      kind: 'LIST',
      min: 1,
      of: {
        kind: 'OBJECT',
        properties: { Text: { kind: 'TEXT', maxLength: 6000 }, ...AUDIO },
        exactlyOneOf: ['Text', 'SSML', 'PromptId', 'Media'],
      },
      required: true,
    },
    InterruptFrequencySeconds: { kind: 'INTEGER', min: 1, max: 604_800, reference: false },
  },
  exactlyOneOf: [],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: { kind: 'SOME_RESULTS', results: ['MessagesInterrupted'] },
  next: 'OPTIONAL',
  flowTypes: [...CUSTOMER_QUEUE, ...HOLDS],
};

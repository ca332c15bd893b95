import { ANY_ERROR, type FailingAction, NO_CONDITIONS } from '../spec.ts';

/** Starts Voice ID on a call. */
export const startVoiceIdStream: FailingAction = {
  title: 'Set Voice ID',
  what: 'streams a caller’s audio to Voice ID',
  source: 'administrator guide, set-voice-id',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat has no voice to check',
  parameters: {},
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

import { type ActionSpec, NO_CONDITIONS } from '../spec.ts';

/** Sets the voice that callers hear. The service takes it without an error branch, although the guide wants one. */
export const updateContactTextToSpeechVoice: ActionSpec = {
  type: 'UpdateContactTextToSpeechVoice',
  inChat: 'GOES_ON',
  known: 'DOCUMENTED',
  source: 'administrator guide, set-voice; developer guide, contact-actions-updatecontacttexttospeechvoice',
  parameters: {
    TextToSpeechVoice: { kind: 'VALUE', required: true },
    TextToSpeechEngine: { kind: 'VALUE' },
    TextToSpeechStyle: { kind: 'VALUE' },
  },
  exactlyOneOf: [],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

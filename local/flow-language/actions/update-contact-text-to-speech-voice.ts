import { NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Sets the voice that callers hear. The service takes it without an error branch, although the guide wants one. */
export const updateContactTextToSpeechVoice: RunningAction = {
  title: 'Set voice',
  what: 'sets the voice that callers hear',
  source: 'administrator guide, set-voice; developer guide, contact-actions-updatecontacttexttospeechvoice',
  basis: 'documented',
  note: 'A chat goes on, and hears nothing of it.',
  inChat: 'runs',
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

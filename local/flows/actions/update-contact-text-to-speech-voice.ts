import { type ActionRunner, NEXT } from '../step.ts';

/** A chat takes the success branch, and hears nothing of it (administrator guide, set-voice). */
export const updateContactTextToSpeechVoice: ActionRunner = () => NEXT;

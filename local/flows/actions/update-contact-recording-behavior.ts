import { type ActionRunner, NEXT } from '../step.ts';

/** The transcript is kept whatever it says, as the service does; nothing else is recorded here. */
export const updateContactRecordingBehavior: ActionRunner = () => NEXT;

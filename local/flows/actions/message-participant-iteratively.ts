import { type ActionRunner, failed } from '../step.ts';

export const messageParticipantIteratively: ActionRunner = {
  type: 'MessageParticipantIteratively',
  run: () => failed('it loops prompts for a caller; in a chat, MessageParticipant and Wait in a circle do that'),
};

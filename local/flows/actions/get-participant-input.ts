import { type ActionRunner, failed } from '../step.ts';

export const getParticipantInput: ActionRunner = {
  type: 'GetParticipantInput',
  run: () =>
    failed('it reads the digits of a caller, and a chat has none; in a chat, ConnectParticipantWithLexBot asks'),
};

import type { Chat, Participant } from '../engine/index.ts';
import { accessDenied } from './errors.ts';
import type { OperationContext } from './operation.ts';

interface Caller {
  readonly chat: Chat;
  readonly participant: Participant;
}

/** Whose connection token it is, whether or not they are still part of the chat. */
export function holderOf({ connections, engine }: OperationContext, connectionToken: string): Caller {
  const participantId = connections.participantOfToken(connectionToken);
  if (participantId === undefined) {
    throw accessDenied('The connection token is unknown or has expired: call CreateParticipantConnection for another.');
  }
  return engine.participant(participantId);
}

/** A token that outlived its participant's part in the chat is refused. */
export function requirePresent({ participant }: Caller): void {
  if (participant.state === 'DISCONNECTED') throw accessDenied('The participant is no longer part of the chat.');
}

/** The same for those who are connected. */
export function requireConnected(caller: Caller): void {
  requirePresent(caller);
  if (caller.participant.state === 'CONNECTED') return;
  throw accessDenied('The participant is not connected yet: open the websocket or pass ConnectParticipant.');
}

/** Who sends and opens files: everybody connected but a custom participant (API reference, GetAttachment). */
export function requireAttachmentUser(caller: Caller): void {
  requireConnected(caller);
  if (caller.participant.role !== 'CUSTOM_BOT') return;
  throw accessDenied('A custom participant has no access to attachments.');
}

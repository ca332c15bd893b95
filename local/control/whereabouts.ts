import type { Chat } from '../engine/index.ts';
import type { ControlContext } from './control-context.ts';

/** Where a chat is, as the end of a sentence: with whom, in which queue, or at which block of its flow. */
export function whereIs({ runner }: Pick<ControlContext, 'runner'>, { current, participants }: Chat): string {
  const { state, queue, disconnectReason, contactId } = current;
  const agents = participants.filter(
    (participant) => participant.role === 'AGENT' && participant.state === 'CONNECTED',
  );
  const position = runner.positionOf(contactId);
  if (state === 'ENDED') return `it has ended with ${disconnectReason}`;
  if (state === 'IN_QUEUE') return `it waits in the queue ${queue?.name}`;
  if (state === 'WITH_AGENT') return `it is with ${agents.map(({ displayName }) => displayName).join(' and ')}`;
  if (position === undefined) return 'no flow of it is at work';
  return `its flow "${position.name}" ${state === 'WAITING' ? 'waits' : 'is'} at block "${position.action}"`;
}

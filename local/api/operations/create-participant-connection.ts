import { type Participant, Refusal } from '../../engine/index.ts';
import { accessDenied, notEmulated, ServiceError } from '../errors.ts';
import { issueConnection, TYPES_NOT_EMULATED } from '../issue-connection.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { rate } from '../rate.ts';

interface Input {
  readonly ParticipantToken: string;
  readonly Type?: readonly string[];
  readonly ConnectParticipant?: boolean;
}

export const createParticipantConnection: Operation<Input> = {
  quota: rate(6, 9),
  run(context, { ParticipantToken, Type = [], ConnectParticipant = false }) {
    const missing = Type.find((type) => TYPES_NOT_EMULATED.some((other) => other === type));
    if (missing !== undefined) throw notEmulated('connectparticipant', `Type ${missing}`);
    if (Type.length === 0 && !ConnectParticipant) {
      throw new ServiceError('ValidationException', 'Nothing is asked for: expected Type, or ConnectParticipant true.');
    }
    const participant = requireParticipant(context, ParticipantToken);
    if (ConnectParticipant && participant.state === 'CREATED') connect(context, participant);
    return issueConnection(context, participant.participantId, Type);
  },
};

function requireParticipant(context: OperationContext, token: string): Participant {
  const participant = context.engine.participantByToken(token)?.participant;
  if (participant === undefined) throw accessDenied('The participant token is unknown.');
  // The engine knows why somebody is gone: a custom participant that came too late is told so.
  if (participant.state === 'DISCONNECTED') connect(context, participant);
  return participant;
}

function connect({ engine }: OperationContext, { participantId }: Participant): void {
  try {
    engine.connectParticipant(participantId);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'NOT_FOUND')) throw error;
    // The operation does not declare this error, and the service answers it all the same
    // (administrator guide, chat-customize-flow).
    throw new ServiceError(
      'ResourceNotFoundException',
      'The participant was not connected within 15 seconds: call CreateParticipant again.',
      { ResourceId: participantId, ResourceType: 'PARTICIPANT' },
    );
  }
}

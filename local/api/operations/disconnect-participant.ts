import { holderOf, requireConnected } from '../caller.ts';
import type { Operation } from '../operation.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly ClientToken?: string;
}

export const disconnectParticipant: Operation<Input> = {
  name: 'DisconnectParticipant',
  run(context, { ConnectionToken, ClientToken }) {
    const caller = holderOf(context, ConnectionToken);
    const { participantId } = caller.participant;
    const once = { operation: 'DisconnectParticipant', scope: participantId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      requireConnected(caller);
      context.engine.disconnectParticipant(participantId);
      return {};
    });
  },
};

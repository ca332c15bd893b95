import { holderOf, requireConnected } from '../caller.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly ClientToken?: string;
}

export const disconnectParticipant: Operation<Input> = {
  quota: rate(3, 5),
  run(context, { ConnectionToken, ClientToken }) {
    const caller = holderOf(context, ConnectionToken);
    const { participantId } = caller.participant;
    const once = { operation: context.model.name, scope: participantId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      requireConnected(caller);
      context.engine.disconnectParticipant(participantId);
      return {};
    });
  },
};

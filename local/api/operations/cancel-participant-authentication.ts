import { holderOf, requireConnected } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';

interface Input {
  readonly SessionId: string;
  readonly ConnectionToken: string;
}

export const cancelParticipantAuthentication: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { SessionId, ConnectionToken }) {
    const caller = holderOf(context, ConnectionToken);
    requireConnected(caller);
    const signIn = context.signIn(caller.chat);
    if (signIn?.sessionId !== SessionId) {
      throw new ServiceError('ValidationException', 'SessionId is not that of a sign-in under way.');
    }
    signIn.cancel();
    return {};
  },
};

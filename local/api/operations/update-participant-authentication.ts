import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import { signInOfState } from '../sign-in-page.ts';

interface Input {
  readonly State: string;
  readonly InstanceId: string;
  readonly Code?: string;
  readonly Error?: string;
}

/** What the page behind the redirect tells. A code that was not given ends the sign-in like an error (assumed). */
export const updateParticipantAuthentication: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'the customer’s id is the name that was given on the page; there is no profile to import' },
  run(context, { State, InstanceId, Code, Error: error }) {
    requireInstance(context, InstanceId);
    if ((Code === undefined) === (error === undefined)) {
      throw new ServiceError('InvalidRequestException', 'Exactly one of Code and Error is expected.');
    }
    const signIn = signInOfState(context, State);
    if (signIn === undefined) {
      throw new ServiceError('ConflictException', 'State is not that of a sign-in under way.');
    }
    const { identity } = signIn;
    if (Code !== undefined && identity?.code === Code) signIn.succeed(identity.customerId);
    else signIn.fail();
    return {};
  },
};

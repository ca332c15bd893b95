import { holderOf, requireConnected } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';

interface Input {
  readonly ViewToken: string;
  readonly ConnectionToken: string;
}

/** ShowView sends its view without a token, so that no token is ever one of a view. */
export const describeView: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'ChatJS calls it when it is asked to' },
  run(context, { ConnectionToken }) {
    requireConnected(holderOf(context, ConnectionToken));
    throw new ServiceError(
      'ResourceNotFoundException',
      'There is no view with this token: a view that ShowView sends carries none here.',
    );
  },
};

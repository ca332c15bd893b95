import { holderOf, requireConnected } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';

interface Input {
  readonly ViewToken: string;
  readonly ConnectionToken: string;
}

/** No view is ever shown here, so there is no token of one. */
export const describeView: Operation<Input> = {
  name: 'DescribeView',
  run(context, { ConnectionToken }) {
    requireConnected(holderOf(context, ConnectionToken));
    throw new ServiceError('ResourceNotFoundException', 'There is no view with this token: views are not emulated.');
  },
};

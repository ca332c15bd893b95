import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly InitialContactId: string;
}

export const getContactAttributes: Operation<Input> = {
  quota: rate(10, 15),
  coverage: { tests: ['are set over the old ones, on an ended contact too, and read back'] },
  run(context, { InstanceId, InitialContactId }) {
    requireInstance(context, InstanceId);
    return { Attributes: Object.fromEntries(context.engine.chatOf(InitialContactId).attributes) };
  },
};

import type { Operation } from '../operation.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly InitialContactId: string;
}

export const getContactAttributes: Operation<Input> = {
  name: 'GetContactAttributes',
  run(context, { InstanceId, InitialContactId }) {
    requireInstance(context, InstanceId);
    return { Attributes: Object.fromEntries(context.engine.chatOf(InitialContactId).attributes) };
  },
};

import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly DisconnectReason?: { readonly Code?: string };
}

/**
 * `DisconnectReason.Code` is for voice contacts (API reference, StopContact): a chat's reason is `API` whatever it
 * says.
 */
export const stopContact: Operation<Input> = {
  quota: rate(10, 15),
  run(context, { InstanceId, ContactId }) {
    requireInstance(context, InstanceId);
    context.engine.endChat(ContactId, 'API');
    return {};
  },
};

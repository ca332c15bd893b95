import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly ChatStreamingConfiguration: { readonly StreamingEndpointArn: string };
  readonly ClientToken: string;
}

/** Any contact of a chat that goes on will do: streaming belongs to the chat (assumed). */
export const startContactStreaming: Operation<Input> = {
  quota: rate(5, 8),
  run(context, { InstanceId, ContactId, ChatStreamingConfiguration, ClientToken }) {
    requireInstance(context, InstanceId);
    const { initialContactId, ended } = context.engine.chatOf(ContactId);
    const once = { operation: context.model.name, scope: initialContactId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      if (ended) throw new ServiceError('ResourceNotFoundException', `The chat of contact ${ContactId} has ended.`);
      return { StreamingId: context.streams.start(initialContactId, ChatStreamingConfiguration.StreamingEndpointArn) };
    });
  },
};

import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly StreamingId: string;
}

export const stopContactStreaming: Operation<Input> = {
  quota: rate(5, 8),
  run(context, { InstanceId, ContactId, StreamingId }) {
    requireInstance(context, InstanceId);
    const { initialContactId } = context.engine.chatOf(ContactId);
    if (context.streams.stop(initialContactId, StreamingId)) return {};
    throw new ServiceError(
      'ResourceNotFoundException',
      'The contact has no such streaming: it was never started, was stopped, or ended with its chat.',
    );
  },
};

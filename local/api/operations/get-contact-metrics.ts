import { ServiceError } from '../errors.ts';
import { meanWaitSeconds } from '../mean-wait.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly Metrics: readonly { readonly Name: 'ESTIMATED_WAIT_TIME' | 'POSITION_IN_QUEUE' }[];
}

/** Only while the contact waits (API reference, GetContactMetrics); which error it is otherwise is assumed. */
export const getContactMetrics: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'the estimate is the mean wait of those whom an agent took from the queue so far (assumed)' },
  run(context, { InstanceId, ContactId, Metrics }) {
    requireInstance(context, InstanceId);
    const { engine, instance } = context;
    const contact = engine.contact(ContactId.slice(ContactId.lastIndexOf('/') + 1));
    const position = engine.placeInQueue(contact.contactId);
    if (position === undefined) {
      throw new ServiceError('InvalidRequestException', `Contact ${contact.contactId} does not wait in a queue.`);
    }
    return {
      Id: contact.contactId,
      Arn: `${instance.instanceArn}/contact/${contact.contactId}`,
      MetricResults: Metrics.map(({ Name }) => ({
        Name,
        Value: { Number: Name === 'POSITION_IN_QUEUE' ? position : meanWaitSeconds(engine.chats, contact.queue?.id) },
      })),
    };
  },
};

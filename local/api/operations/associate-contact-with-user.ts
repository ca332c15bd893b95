import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly UserId: string;
}

/** An agent takes a contact out of its queue. Agents are known by name here: the name stands for the id of the user. */
export const associateContactWithUser: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'the agent’s name stands for the user’s id' },
  run(context, { InstanceId, ContactId, UserId }) {
    requireInstance(context, InstanceId);
    const { state } = context.engine.contact(ContactId);
    if (state !== 'IN_QUEUE') {
      throw new ServiceError('InvalidRequestException', `Contact ${ContactId} does not wait in a queue.`);
    }
    context.quotas.checkAgent(context.engine.chats, UserId);
    context.engine.agentJoins(ContactId, UserId, 'AGENT');
    return {};
  },
};

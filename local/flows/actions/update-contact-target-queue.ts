import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

export const updateContactTargetQueue: ActionRunner = {
  type: 'UpdateContactTargetQueue',
  run(action, context) {
    const idOrArn = resolveValue(parameter(action, 'QueueId'), context);
    const queue = context.instance.queues.find(({ id, arn }) => id === idOrArn || arn === idOrArn);
    if (queue === undefined) return failed('the instance has no queue of that id or ARN');
    context.engine.setTargetQueue(context.contactId, queue);
    return NEXT;
  },
};

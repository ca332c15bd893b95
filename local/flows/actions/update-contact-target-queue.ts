import { parameter } from '../parameters.ts';
import { namedQueue } from '../queue-of-block.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

export const updateContactTargetQueue: ActionRunner = {
  type: 'UpdateContactTargetQueue',
  run(action, context) {
    const queue = namedQueue(parameter(action, 'QueueId'), context);
    if (queue === undefined) return failed('the instance has no queue of that id or ARN');
    context.engine.setTargetQueue(context.contactId, queue);
    return NEXT;
  },
};

import { namedQueue } from '../queue-of-block.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

export const updateContactTargetQueue: ActionRunner = (action, context) => {
  const queue = namedQueue(action, context);
  if (queue === undefined) return failed('the instance has no queue, or no agent, of that id or ARN');
  context.engine.setTargetQueue(context.contactId, queue);
  return NEXT;
};

import { namedQueue, noSuchQueue } from '../queue-of-block.ts';
import { type ActionRunner, NEXT } from '../step.ts';

export const updateContactTargetQueue: ActionRunner = (action, context) => {
  const queue = namedQueue(action, context);
  if (queue === undefined) return noSuchQueue(action, context);
  context.engine.setTargetQueue(context.contactId, queue);
  return NEXT;
};

import { intoQueue, namedQueue } from '../queue-of-block.ts';
import { type ActionRunner, failed } from '../step.ts';

/** The chain of contacts has an end: the block that would make one too many takes `NoMatchingError`. */
export const dequeueContactAndTransferToQueue: ActionRunner = (action, context) => {
  const queue = namedQueue(action, context);
  if (queue === undefined) return failed('the instance has no queue, or no agent, of that id or ARN');
  return intoQueue(() => context.engine.moveToQueue(context.contactId, queue));
};

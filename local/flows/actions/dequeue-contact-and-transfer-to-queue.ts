import { intoQueue, namedQueue, noSuchQueue } from '../queue-of-block.ts';
import type { ActionRunner } from '../step.ts';

/** The chain of contacts has an end: the block that would make one too many takes `NoMatchingError`. */
export const dequeueContactAndTransferToQueue: ActionRunner = (action, context) => {
  const queue = namedQueue(action, context);
  if (queue === undefined) return noSuchQueue(action, context);
  return intoQueue(() => context.engine.moveToQueue(context.contactId, queue));
};

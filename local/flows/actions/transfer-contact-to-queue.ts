import { intoQueue } from '../queue-of-block.ts';
import { type ActionRunner, failed } from '../step.ts';

/** A disconnect flow that sets no queue keeps the earlier one (seen in an exported flow). */
export const transferContactToQueue: ActionRunner = (_action, context) => {
  if (context.chat.targetQueue === undefined) return failed('no queue is set; UpdateContactTargetQueue sets one');
  return intoQueue(() => context.engine.enqueue(context.contactId));
};

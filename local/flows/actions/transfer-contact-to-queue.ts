import { type ActionRunner, failed } from '../step.ts';

/** A disconnect flow that sets no queue keeps the earlier one (seen in an exported flow). No queue here is ever full. */
export const transferContactToQueue: ActionRunner = {
  type: 'TransferContactToQueue',
  run(_action, context) {
    if (context.chat.targetQueue === undefined) return failed('no queue is set; UpdateContactTargetQueue sets one');
    context.engine.enqueue(context.contactId);
    return { kind: 'END' };
  },
};

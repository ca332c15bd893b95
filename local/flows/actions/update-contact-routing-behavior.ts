import { toWholeNumber } from '../../flow-language/index.ts';
import { parameter } from '../parameters.ts';
import { type ActionRunner, NEXT } from '../step.ts';

export const updateContactRoutingBehavior: ActionRunner = (action, { contactId, engine }) => {
  const priority = toWholeNumber(parameter(action, 'QueuePriority'));
  const timeAdjustmentSeconds = toWholeNumber(parameter(action, 'QueueTimeAdjustmentSeconds'));
  engine.setRouting(contactId, {
    ...(priority === undefined ? {} : { priority }),
    ...(timeAdjustmentSeconds === undefined ? {} : { timeAdjustmentSeconds }),
  });
  return NEXT;
};

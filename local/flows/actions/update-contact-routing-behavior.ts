import { toBigWholeNumber, toWholeNumber } from '../../flow-language/index.ts';
import { parameter } from '../parameters.ts';
import { type ActionRunner, NEXT } from '../step.ts';

export const updateContactRoutingBehavior: ActionRunner = (action, { contactId, engine }) => {
  // Beyond 2^53 neighbours become equal, which no queue here is long enough to notice.
  const given = toBigWholeNumber(parameter(action, 'QueuePriority'));
  const priority = given === undefined ? undefined : Number(given);
  const timeAdjustmentSeconds = toWholeNumber(parameter(action, 'QueueTimeAdjustmentSeconds'));
  engine.setRouting(contactId, {
    ...(priority === undefined ? {} : { priority }),
    ...(timeAdjustmentSeconds === undefined ? {} : { timeAdjustmentSeconds }),
  });
  return NEXT;
};

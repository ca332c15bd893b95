import { parameter } from '../parameters.ts';
import { agentQueue, namedQueue } from '../queue-of-block.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

export const updateContactTargetQueue: ActionRunner = {
  type: 'UpdateContactTargetQueue',
  run(action, context) {
    const agentId = parameter(action, 'AgentId');
    const queue =
      agentId === undefined ? namedQueue(parameter(action, 'QueueId'), context) : agentQueue(agentId, context);
    if (queue === undefined) return failed('the instance has no queue, or no agent, of that id or ARN');
    context.engine.setTargetQueue(context.contactId, queue);
    return NEXT;
  },
};

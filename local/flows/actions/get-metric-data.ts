import { parameter } from '../parameters.ts';
import { queueMetrics } from '../queue-metrics.ts';
import { noSuchQueue, queueOfBlock } from '../queue-of-block.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

/** Where no agent is online, no number of agents is set (administrator guide, get-queue-metrics). */
export const getMetricData: ActionRunner = (action, context) => {
  const queue = queueOfBlock(action, context);
  if (queue === undefined) return noSuchQueue(action, context);
  const channel = resolveValue(parameter(action, 'QueueChannel'), context)?.toLowerCase() ?? 'chat';
  if (channel !== 'chat' && channel !== 'voice') return failed('QueueChannel is neither Voice nor Chat');
  const { available, contactsInQueue, oldestContactAgeSeconds, online, staffed } = queueMetrics(queue, context);
  const isChat = channel === 'chat';
  context.memory.metrics = {
    Queue: {
      Name: queue.name,
      ARN: queue.arn,
      // No calls wait here.
      Size: isChat ? contactsInQueue : 0,
      OldestContactAge: isChat ? oldestContactAgeSeconds : 0,
    },
    ...(online === 0
      ? {}
      : { Agents: { Online: { Count: online }, Available: { Count: available }, Staffed: { Count: staffed } } }),
  };
  return NEXT;
};

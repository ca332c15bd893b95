import { isTrue } from '../comparison.ts';
import { parameter } from '../parameters.ts';
import { type QueueMetrics, queueMetrics } from '../queue-metrics.ts';
import { noSuchQueue, queueOfBlock } from '../queue-of-block.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed } from '../step.ts';

const METRICS: ReadonlyMap<unknown, keyof QueueMetrics> = new Map([
  ['NumberOfAgentsAvailable', 'available'],
  ['NumberOfAgentsStaffed', 'staffed'],
  ['NumberOfAgentsOnline', 'online'],
  ['OldestContactInQueueAgeSeconds', 'oldestContactAgeSeconds'],
  ['NumberOfContactsInQueue', 'contactsInQueue'],
]);

export const checkMetricData: ActionRunner = (action, context) => {
  const queue = queueOfBlock(action, context);
  if (queue === undefined) return noSuchQueue(action, context);
  const metric = METRICS.get(parameter(action, 'MetricType'));
  if (metric === undefined) return failed('MetricType is not known');
  const value = String(queueMetrics(queue, context)[metric]);
  return {
    kind: 'RESULT',
    matches: (operator, operand) => isTrue(value, operator, resolveValue(operand, context) ?? ''),
  };
};

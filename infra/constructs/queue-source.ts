import { Validations } from 'aws-cdk-lib';
import { EventSourceMapping, type EventSourceMappingOptions } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ConnectFunction } from './connect-function.ts';
import { keepLogicalId } from './logical-id.ts';

/** Has Lambda hand a function what waits in a queue, each message on its own. */
export function takeUp(
  scope: Construct,
  { functionName, lambda }: ConnectFunction,
  queue: IQueue,
  options: Pick<EventSourceMappingOptions, 'batchSize' | 'maxConcurrency'>,
): void {
  const source = new EventSourceMapping(scope, `${functionName}Source`, {
    target: lambda,
    eventSourceArn: queue.queueArn,
    reportBatchItemFailures: true,
    ...options,
  });
  // A second one for the same queue and function is refused: it must not be made beside its old self.
  keepLogicalId(source, `${functionName}Source`);
  Validations.of(source).acknowledge({
    id: 'Serverless-LambdaEventSourceMappingDestination',
    reason:
      'A queue as source has no such destination: what fails goes to its dead-letter queue (Lambda developer guide, ' +
      'with-sqs).',
  });
}

import type { DeployedSqsQueue } from '../../deployment/deployment.ts';
import { md5Of, md5OfAttributes, type ReceivedMessage } from './message.ts';

/** Stands for the caller who sent a message: any principal would do. */
const SENDER_ID = 'AIDAIENQZJOLO23YVJ4VO';

/** What a function gets from a queue (Lambda developer guide, with-sqs). */
export function sqsEvent(queue: DeployedSqsQueue, messages: readonly ReceivedMessage[]): object {
  return { Records: messages.map((message) => sqsRecord(queue, message)) };
}

function sqsRecord(queue: DeployedSqsQueue, message: ReceivedMessage): object {
  const md5OfMessageAttributes = md5OfAttributes(message.attributes);
  const [, , , region = ''] = queue.arn.split(':');
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(Math.floor(message.sentAtMs)),
      SenderId: SENDER_ID,
      ApproximateFirstReceiveTimestamp: String(Math.floor(message.firstReceivedAtMs)),
      ...(message.traceHeader === undefined ? {} : { AWSTraceHeader: message.traceHeader }),
      ...(message.messageGroupId === undefined ? {} : { MessageGroupId: message.messageGroupId }),
    },
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, { dataType, stringValue, binaryValue }]) => [
        name,
        { stringValue, binaryValue, stringListValues: [], binaryListValues: [], dataType },
      ]),
    ),
    md5OfBody: md5Of(message.body),
    ...(md5OfMessageAttributes === undefined ? {} : { md5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}

/**
 * Which messages of a batch failed, by a function that reports them. An empty or absent list is success, and whatever
 * cannot be understood is the failure of the whole batch (Lambda developer guide, services-sqs-errorhandling, "Success
 * and failure conditions").
 */
export function failedMessageIds(payload: unknown, messages: readonly ReceivedMessage[]): ReadonlySet<string> {
  const all = new Set(messages.map(({ messageId }) => messageId));
  if (payload === null || payload === undefined) return new Set();
  if (typeof payload !== 'object') return all;
  const failures = 'batchItemFailures' in payload ? payload.batchItemFailures : undefined;
  if (failures === null || failures === undefined) return new Set();
  if (!Array.isArray(failures)) return all;
  const failed = new Set<string>();
  for (const failure of failures) {
    const identifier: unknown = typeof failure === 'object' && failure !== null ? failure.itemIdentifier : undefined;
    if (typeof identifier !== 'string' || !all.has(identifier)) return all;
    failed.add(identifier);
  }
  return failed;
}

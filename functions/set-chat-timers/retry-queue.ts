import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { queueClient } from '../shared/aws/queue-client.ts';
import type { RetryMessage } from '../shared/timers/timer-requests.ts';

/** The queue of RetryChatTimers. */
export interface RetryQueue {
  /** Puts a message into the queue, where it rests before RetryChatTimers gets it. */
  put(message: RetryMessage, delaySeconds: number, abortSignal: AbortSignal): Promise<void>;
}

export function retryQueue(queueUrl: string, client: SQSClient = queueClient()): RetryQueue {
  return {
    put: async (message, delaySeconds, abortSignal) => {
      const command = new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(message),
        DelaySeconds: delaySeconds,
      });
      await client.send(command, { abortSignal });
    },
  };
}

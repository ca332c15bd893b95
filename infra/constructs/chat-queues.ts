import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ChatStorage } from './chat-storage.ts';
import { keepLogicalId } from './logical-id.ts';

interface QueuesProps {
  /** The queue's logical id. */
  readonly name: string;
  readonly deadLettersName: string;
  readonly retentionPeriod: Duration;
  readonly visibilityTimeout: Duration;
  readonly maxReceiveCount: number;
}

/** A queue, and one for what could not be done. */
export function makeQueues(
  scope: Construct,
  { key }: ChatStorage,
  { name, deadLettersName, maxReceiveCount, ...props }: QueuesProps,
): { readonly queue: Queue; readonly deadLetters: Queue } {
  const encrypted = { encryption: QueueEncryption.KMS, encryptionMasterKey: key, enforceSSL: true } as const;
  const deadLetters = new Queue(scope, deadLettersName, { ...encrypted, retentionPeriod: Duration.days(14) });
  const queue = new Queue(scope, name, {
    ...encrypted,
    ...props,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
  });
  keepLogicalId(deadLetters, deadLettersName);
  keepLogicalId(queue, name);
  for (const each of [deadLetters, queue]) keepLogicalId(each.node.findChild('Policy'), `${each.node.id}Policy`);
  Validations.of(deadLetters).acknowledge({
    id: 'Serverless-SQSRedrivePolicy',
    reason: 'It is the dead-letter queue: an alarm rings for what comes here, and somebody redrives it.',
  });
  return { queue, deadLetters };
}

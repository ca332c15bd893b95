import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { ChatStorage } from './chat-storage.ts';
import type { Permission } from './connect-function.ts';
import type { FlowsInstance } from './connect-instance.ts';

const whyEveryContact =
  'Every chat is a new contact, whose id nobody knows before: the instance is named, and only its contacts are open.';

/**
 * Calls that are authorized on the contact, and on what else is named (service authorization reference, Amazon
 * Connect).
 */
export function onContacts(
  { instanceArn }: Pick<FlowsInstance, 'instanceArn'>,
  purpose: string,
  actions: readonly string[],
  ...others: readonly string[]
): Permission {
  return { purpose, actions, resources: [...others, `${instanceArn}/contact/*`], whyWildcard: whyEveryContact };
}

/**
 * Calls of which some are authorized on the instance and some on the contact. The service authorization reference and
 * AWS's own samples disagree on which.
 */
export function onInstanceAndContacts(
  instance: Pick<FlowsInstance, 'instanceArn'>,
  purpose: string,
  ...actions: readonly string[]
): Permission {
  return onContacts(instance, purpose, actions, instance.instanceArn);
}

/** The use of a table, and what it takes to open its encryption. */
export function useTable(
  { table, key }: ChatStorage,
  purpose: string,
  ...actions: readonly string[]
): readonly Permission[] {
  const opens = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];
  return [{ purpose, actions, resources: [table.tableArn] }, useKey(key, 'OpenTheTable', 'dynamodb', opens)];
}

/** Sending to an encrypted queue needs both of the key (SQS developer guide, sqs-key-management). */
export function sendTo(queue: IQueue, { key }: ChatStorage, purpose: string): readonly Permission[] {
  return [
    { purpose, actions: ['sqs:SendMessage'], resources: [queue.queueArn] },
    useKey(key, 'EncryptMessages', 'sqs', ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

/** What Lambda does with a function's role, to hand it what waits in a queue. */
export function takeFrom(queue: IQueue): Permission {
  return {
    purpose: 'TakeFromTheQueue',
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  };
}

/** The use of a key through one service alone. */
export function useKey({ keyArn }: IKey, purpose: string, viaService: string, actions: readonly string[]): Permission {
  return { purpose, actions, resources: [keyArn], viaService };
}

import { SQSClient } from '@aws-sdk/client-sqs';
import { QUICK_CLIENT_SETTINGS } from './clients.ts';

/** Apart from the other clients, for a function that seldom needs a queue loads this one when it does. */
export const queueClient = (): SQSClient => retryingKmsThrottling(new SQSClient(QUICK_CLIENT_SETTINGS));

/**
 * Has a client try again when the key of an encrypted queue is what is throttled (SQS API reference, SendMessage:
 * `KmsThrottled`), which the SDK's own retries leave out.
 */
export function retryingKmsThrottling(client: SQSClient): SQSClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (thrown) {
        const isOfTheKey = thrown instanceof Error && thrown.name === 'KmsThrottled';
        throw isOfTheKey ? Object.assign(thrown, { $retryable: { throttling: true } }) : thrown;
      }
    },
    { step: 'finalizeRequest', priority: 'low', name: 'kmsThrottling' },
  );
  return client;
}

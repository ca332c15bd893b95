import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MOST_ATTEMPTS } from './plan-attempts.ts';
import { quickRetries } from './quick-retries.ts';

/**
 * Settings of every client. Waits between attempts are the SDK's, with full jitter, except for those of the table and
 * of queues. What is set here need not be looked for in configuration files, which a Lambda function does not have.
 */
export const CLIENT_SETTINGS = {
  maxAttempts: MOST_ATTEMPTS,
  retryMode: 'standard',
  defaultsMode: 'standard',
  useDualstackEndpoint: false,
  requestHandler: { connectionTimeout: 1000 },
} as const;

/** Endpoints come from `AWS_ENDPOINT_URL_CONNECT` and its like, where set. */
export const connectClient = (): ConnectClient => new ConnectClient(CLIENT_SETTINGS);

/** Settings of the clients of the table and of queues. */
export const QUICK_CLIENT_SETTINGS = { ...CLIENT_SETTINGS, retryStrategy: quickRetries(MOST_ATTEMPTS) };

export const tableClient = (): DynamoDBClient => new DynamoDBClient(QUICK_CLIENT_SETTINGS);

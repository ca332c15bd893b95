import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { quickRetries } from './quick-retries.ts';

/**
 * Settings of every client. Attempts are bounded by each call's deadline and not by their number; waits between them
 * are the SDK's, with full jitter, except for those of the table and of queues. What is set here need not be looked for
 * in configuration files, which a Lambda function does not have.
 */
export const CLIENT_SETTINGS = {
  maxAttempts: 10,
  retryMode: 'standard',
  defaultsMode: 'standard',
  useDualstackEndpoint: false,
  requestHandler: { connectionTimeout: 1000 },
} as const;

/** Endpoints come from `AWS_ENDPOINT_URL_CONNECT` and its like, where set. */
export const connectClient = (): ConnectClient => new ConnectClient(CLIENT_SETTINGS);

/** Settings of the clients of the table and of queues. */
export const QUICK_CLIENT_SETTINGS = { ...CLIENT_SETTINGS, retryStrategy: quickRetries(CLIENT_SETTINGS.maxAttempts) };

export const tableClient = (): DynamoDBClient => new DynamoDBClient(QUICK_CLIENT_SETTINGS);

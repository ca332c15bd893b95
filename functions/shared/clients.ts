import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Settings of every client. Attempts are bounded by each call's deadline and not by their number; waits between them are the
 * SDK's, with full jitter. What is set here need not be looked for in configuration files, which a Lambda function does not have.
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

export const tableClient = (): DynamoDBClient => new DynamoDBClient(CLIENT_SETTINGS);

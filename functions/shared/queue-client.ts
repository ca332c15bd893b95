import { SQSClient } from '@aws-sdk/client-sqs';
import { CLIENT_SETTINGS } from './clients.ts';

/** Apart from the other clients, for a function that seldom needs a queue loads this one when it does. */
export const queueClient = (): SQSClient => new SQSClient(CLIENT_SETTINGS);

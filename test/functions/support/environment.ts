import { type AwsServer, credentials } from './aws-server.ts';

/** All there is to log, so that a canary in a log is seen. */
export const LOGGING = {
  POWERTOOLS_LOG_LEVEL: 'DEBUG',
  POWERTOOLS_LOGGER_LOG_EVENT: 'true',
  POWERTOOLS_SERVICE_NAME: 'chat-kit-test',
};

/** The environment that every function has, with Amazon Connect served by this test. */
export const commonEnvironment = (aws: AwsServer, blockTimeLimitSeconds = 8) => ({
  ...LOGGING,
  BLOCK_TIME_LIMIT_SECONDS: String(blockTimeLimitSeconds),
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_ENDPOINT_URL_CONNECT: aws.url,
});

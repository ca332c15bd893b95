import { type AwsServer, credentials } from './aws-server.ts';

/** The environment that every function has, with Amazon Connect served by this test. */
export function commonEnvironment(aws: AwsServer) {
  return {
    BLOCK_TIME_LIMIT_SECONDS: '1',
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
    POWERTOOLS_LOGGER_LOG_EVENT: 'true',
    POWERTOOLS_SERVICE_NAME: 'chat-kit-test',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_CONNECT: aws.url,
  };
}

import type { HttpHandler } from '../../http/http.ts';
import type { DynamoDb } from './dynamodb.ts';

const TARGET_PREFIX = 'DynamoDB_20120810.';

/**
 * Serves the tables beside everything else, for a client that knows one endpoint for all services (`AWS_ENDPOINT_URL`),
 * as a function in `sam local invoke` does.
 */
export function dynamoDbHttpHandler(dynamoDb: DynamoDb): HttpHandler {
  return function serveDynamoDb(request) {
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string' || !target.startsWith(TARGET_PREFIX) || request.method !== 'POST') return undefined;
    return dynamoDb.answer(request);
  };
}

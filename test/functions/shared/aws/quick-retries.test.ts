import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { QUICK_CLIENT_SETTINGS } from '../../../../functions/shared/aws/clients.ts';
import { retryingKmsThrottling } from '../../../../functions/shared/aws/queue-client.ts';
import { AwsServer, credentials, type WireAnswer } from '../../support/aws-server.ts';

let server: AwsServer;
let table: DynamoDBClient;
let queue: SQSClient;
beforeAll(async () => {
  server = await AwsServer.start();
  const settings = { ...QUICK_CLIENT_SETTINGS, endpoint: server.url, region: 'eu-central-1', credentials };
  table = new DynamoDBClient(settings);
  queue = retryingKmsThrottling(new SQSClient(settings));
});
afterAll(async () => {
  table.destroy();
  queue.destroy();
  await server.stop();
});
beforeEach(() => server.reset());

const read = (abortSignal = AbortSignal.timeout(30_000)) =>
  table.send(new GetItemCommand({ TableName: 'ChatKit', Key: { pk: { S: 'x' } } }), { abortSignal });

const put = () => queue.send(new SendMessageCommand({ QueueUrl: `${server.url}/1/Queue`, MessageBody: 'x' }));

const failing = (error: string, times = Number.POSITIVE_INFINITY, status = 400) => {
  server.answer = (): WireAnswer | undefined => (server.requests.length <= times ? { error, status } : undefined);
};

describe('a call of the table or of a queue', () => {
  test.each([
    ['ThrottlingException', 400],
    ['ProvisionedThroughputExceededException', 400],
    ['InternalServerError', 500],
  ])('is tried again after %s', async (error, status) => {
    failing(error, 3, status);
    await read();
    expect(server.requests).toHaveLength(4);
  });

  test.each(['RequestThrottled', 'KmsThrottled'])('is tried again after %s of a queue', async (error) => {
    failing(error, 3);
    await put();
    expect(server.requests).toHaveLength(4);
  });

  test.each(['AccessDeniedException', 'ValidationException', 'ConditionalCheckFailedException'])(
    'is not tried again after %s',
    async (error) => {
      failing(error);
      await expect(read()).rejects.toMatchObject({ name: error });
      expect(server.requests).toHaveLength(1);
    },
  );

  test('is tried ten times at most, and fails as the last of them did', async () => {
    failing('ThrottlingException');
    await expect(read()).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(server.requests).toHaveLength(10);
  });

  test('has several tries in the time that a chat waits for them', async () => {
    failing('ThrottlingException');
    await expect(read(AbortSignal.timeout(1000))).rejects.toThrow();
    expect(server.requests.length).toBeGreaterThan(3);
  });
});

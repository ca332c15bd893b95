import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { QUICK_CLIENT_SETTINGS } from '../../../../functions/shared/aws/clients.ts';
import { retryingKmsThrottling } from '../../../../functions/shared/aws/queue-client.ts';
import { quickRetries } from '../../../../functions/shared/aws/quick-retries.ts';
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

describe('the waits between tries', () => {
  const strategy = quickRetries(8);
  const THROTTLING = { errorType: 'THROTTLING' } as const;

  /** The waits before each retry where chance gives this each time. */
  async function waitsMs(chance: number): Promise<readonly number[]> {
    jest.spyOn(Math, 'random').mockReturnValue(chance);
    let token = await strategy.acquireInitialRetryToken('');
    expect([token.getRetryCount(), token.getRetryDelay()]).toEqual([0, 0]);
    const waits: number[] = [];
    for (let retry = 1; retry <= 7; retry += 1) {
      token = await strategy.refreshRetryTokenForRetry(token, THROTTLING);
      expect(token.getRetryCount()).toBe(retry);
      waits.push(token.getRetryDelay());
    }
    return waits;
  }
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('are up to 50 ms, twice as long each time, and up to a second at most', async () => {
    expect(await waitsMs(1 - Number.EPSILON)).toEqual([50, 100, 200, 400, 800, 1000, 1000]);
    expect(await waitsMs(0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await waitsMs(0.11)).toEqual([6, 11, 22, 44, 88, 110, 110]);
  });

  test.each([
    ['THROTTLING', true],
    ['TRANSIENT', true],
    ['SERVER_ERROR', false],
    ['CLIENT_ERROR', false],
  ] as const)('come after %s: %p', async (errorType, isTriedAgain) => {
    const token = await strategy.acquireInitialRetryToken('');
    const refreshed = strategy.refreshRetryTokenForRetry(token, { errorType });
    if (isTriedAgain) expect((await refreshed).getRetryCount()).toBe(1);
    else await expect(refreshed).rejects.toThrow('No further attempt.');
  });

  test('are as many as there are attempts after the first', async () => {
    const twice = quickRetries(2);
    const once = await twice.refreshRetryTokenForRetry(await twice.acquireInitialRetryToken(''), THROTTLING);
    await expect(twice.refreshRetryTokenForRetry(once, THROTTLING)).rejects.toThrow('No further attempt.');
  });
});

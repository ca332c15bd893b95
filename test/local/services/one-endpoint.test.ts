import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';

const start = () => LocalConnect.start({ assembly: '.build/sandbox' });
const clientOf = (connect: LocalConnect) => ({
  region: 'us-east-1',
  endpoint: connect.url,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
});

const SCAN = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'DynamoDB_20120810.Scan',
  'x-amz-date': '20300101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=a/b/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

describe('a client that knows one endpoint for all services', () => {
  test('reads and writes the tables', async () => {
    await using connect = await start();
    const tables = new DynamoDBClient(clientOf(connect));
    await tables.send(new PutItemCommand({ TableName: 'Table', Item: { pk: { S: 'a' }, n: { N: '1' } } }));
    const { Item } = await tables.send(new GetItemCommand({ TableName: 'Table', Key: { pk: { S: 'a' } } }));
    expect(Item?.n).toEqual({ N: '1' });
    const missing = tables.send(new GetItemCommand({ TableName: 'None', Key: { pk: { S: 'a' } } }));
    await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    tables.destroy();
  });

  test('sends to the queues', async () => {
    await using connect = await start();
    const queues = new SQSClient(clientOf(connect));
    const QueueUrl = 'http://host.docker.internal:4510/queues/TimerRetries';
    const sent = await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}', DelaySeconds: 900 }));
    expect(sent.MessageId).toEqual(expect.any(String));
    queues.destroy();
  });

  test.each([
    ['bedrock', '/model/any.model/converse', {}],
    ['sns', '/', {}],
    ['lambda', '/2015-03-31/functions/SetChatTimers/invocations', {}],
    ['dynamodbstreams', '/', { 'x-amz-target': 'DynamoDBStreams_20120810.ListStreams' }],
  ])('is refused by name what is not emulated: %s', async (service, path, headers) => {
    await using connect = await start();
    const authorization = `AWS4-HMAC-SHA256 Credential=a/20300101/us-east-1/${service}/aws4_request, Signature=0`;
    const signed = { ...headers, authorization };
    const refused = await fetch(connect.url + path, { method: 'POST', headers: signed, body: '{}' });
    expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([404, 'UnknownOperationException']);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining(`"${service}" is not emulated`) });
  });
});

describe('the tables on the port of everything else keep their guard', () => {
  test('no web page has access, also where this machine serves it', async () => {
    await using connect = await start();
    const ask = (headers: Record<string, string>) =>
      fetch(connect.url, { method: 'POST', headers: { ...SCAN, ...headers }, body: '{"TableName":"Table"}' });
    expect((await ask({})).status).toBe(200);
    const refused = await ask({ origin: connect.url });
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('Items');
  });

  test('what is not a JSON object is refused', async () => {
    await using connect = await start();
    for (const body of ['[]', '{', '['.repeat(10_000)]) {
      expect((await fetch(connect.url, { method: 'POST', headers: SCAN, body })).status).toBe(400);
    }
  });
});

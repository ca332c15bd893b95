import { once } from 'node:events';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { type AttributeValue, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DynamoDb } from '../../../../local/services/index.ts';
import { rawRequest } from '../../http/raw-request.ts';
import { PLACE } from '../parts.ts';

const SIGNED: OutgoingHttpHeaders = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20300101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=local/x/y/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};
const SCAN: OutgoingHttpHeaders = { ...SIGNED, 'x-amz-target': 'DynamoDB_20120810.Scan' };
const PUT: OutgoingHttpHeaders = { ...SIGNED, 'x-amz-target': 'DynamoDB_20120810.PutItem' };
const SCAN_ALL = '{"TableName":"tokens"}';

let dynamoDb: DynamoDb;
let client: DynamoDBClient;

beforeEach(async () => {
  dynamoDb = await DynamoDb.start([
    {
      logicalId: 'Tokens',
      name: 'tokens',
      arn: `arn:aws:dynamodb:${PLACE}:table/tokens`,
      keySchema: [{ AttributeName: 'chat', KeyType: 'HASH' }],
      attributeDefinitions: [{ AttributeName: 'chat', AttributeType: 'S' }],
      timeToLiveAttribute: undefined,
    },
  ]);
  client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: dynamoDb.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  await put('a', { S: 'secret' });
});

afterEach(async () => {
  client.destroy();
  await dynamoDb.close();
});

const put = (chat: string, token: AttributeValue) =>
  client.send(new PutItemCommand({ TableName: 'tokens', Item: { chat: { S: chat }, token } }));

async function get(chat: string): Promise<AttributeValue | undefined> {
  const { Item } = await client.send(new GetItemCommand({ TableName: 'tokens', Key: { chat: { S: chat } } }));
  return Item?.token;
}

const port = () => Number(new URL(dynamoDb.url).port);

/** fetch sets Host and Origin itself. */
function send(
  method: string,
  headers: OutgoingHttpHeaders,
  body = '',
): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: port(), method, agent: false, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(Buffer.from(chunk));
      const status = response.statusCode ?? 0;
      resolve({ status, head: JSON.stringify(response.headers), body: Buffer.concat(chunks).toString() });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the tables', () => {
  test.each(['https://example.com', 'null', 'http://localhost:3000', 'http://127.0.0.1:4510'])(
    'are closed to web pages, of whatever origin: %s',
    async (origin) => {
      const refused = await send('POST', { ...SCAN, origin }, SCAN_ALL);
      expect(refused.status).toBe(403);
      expect(refused.body).not.toContain('secret');
      expect(refused.head).not.toContain('access-control');
      const simple = { ...SCAN, origin, 'content-type': 'text/plain' };
      expect((await send('POST', simple, SCAN_ALL)).status).toBe(403);
    },
  );

  test('answer no preflight', async () => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-amz-target' };
    const refused = await send('OPTIONS', { origin: 'https://example.com', ...asked });
    expect(refused.status).toBe(403);
    expect(refused.head).not.toContain('access-control');
    expect((await send('OPTIONS', asked)).head).not.toContain('access-control');
  });

  test.each(['example.com', '127.0.0.1.example.com:4510', '0.0.0.0'])(
    'are closed to names that somebody made point here: %s',
    async (host) => {
      const refused = await send('POST', { ...SCAN, host }, SCAN_ALL);
      expect(refused.status).toBe(403);
      expect(refused.body).not.toContain('secret');
    },
  );

  test('are open to a caller of this machine', async () => {
    const answered = await send('POST', { ...SCAN, host: `localhost:${port()}` }, SCAN_ALL);
    expect(answered.status).toBe(200);
    expect(answered.body).toContain('secret');
    expect(await get('a')).toEqual({ S: 'secret' });
  });

  test('take an item of 300 KB, of 32 levels', async () => {
    await put('long', { S: 'x'.repeat(300_000) });
    expect(await get('long')).toEqual({ S: 'x'.repeat(300_000) });
    let deep: AttributeValue = { S: 'bottom' };
    for (let level = 1; level < 32; level += 1) deep = { L: [deep] };
    await put('deep', deep);
    expect(await get('deep')).toEqual(deep);
  });

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['nothing', ''],
    ['no JSON', '{'],
    ['deep JSON', `{"TableName":"tokens","Item":{"a":${'{"L":['.repeat(50_000)}{}${']}'.repeat(50_000)}}}`],
  ])('answer 400 to %s and go on', async (_, body) => {
    expect((await send('POST', PUT, body)).status).toBe(400);
    expect(await get('a')).toEqual({ S: 'secret' });
  });

  test('answer 413 to more than 16 MiB and go on', async () => {
    const length = 16 * 1024 * 1024 + 1;
    const head = `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${length}\r\n\r\n`;
    expect(await rawRequest(port(), head, Buffer.alloc(length))).toMatch(/^HTTP\/1\.1 413 /);
    expect(await get('a')).toEqual({ S: 'secret' });
  });

  test('outlive a client that goes away in the middle of its request, as a function at its time limit does', async () => {
    const socket = connect(port(), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 100\r\n\r\nabc');
    await once(socket, 'data');
    socket.destroy();
    await once(socket, 'close');
    expect(await get('a')).toEqual({ S: 'secret' });
  });
});

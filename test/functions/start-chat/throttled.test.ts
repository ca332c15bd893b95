import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QUICK_CLIENT_SETTINGS } from '../../../functions/shared/aws/clients.ts';
import { credentials } from '../support/aws-server.ts';
import { numbers } from '../support/numbers.ts';
import { ThrottlingGate } from '../support/throttling-gate.ts';
import { type Answer, ConnectOfTest, chat, httpEvent, startStartChat } from './chat-starts.ts';

const RATE = 0.3;
const CUSTOMERS = 8;

let service: Awaited<ReturnType<typeof startStartChat>>;
let gate: ThrottlingGate;
let tableClient: DynamoDBClient;
const connect = new ConnectOfTest();

beforeAll(async () => {
  service = await startStartChat({}, async ({ url }) => {
    gate = await ThrottlingGate.start(url);
    tableClient = new DynamoDBClient({
      ...QUICK_CLIENT_SETTINGS,
      endpoint: gate.url,
      region: 'eu-central-1',
      credentials,
    });
    return tableClient;
  });
  const next = numbers(3);
  service.aws.answer = (request) =>
    next() < RATE ? { error: 'ThrottlingException', status: 429 } : connect.answer(request);
  gate.throttle(RATE);
});
afterAll(async () => {
  tableClient.destroy();
  await gate.stop();
  await service.stop();
});

/** As a page does that is told to come again: with the same key. */
async function start(body: unknown, key: string, tries = 5): Promise<Answer> {
  const answer = await service.call(httpEvent({ body, headers: { 'idempotency-key': key } }));
  if (answer.status === 200 || tries === 1) return answer;
  expect([429, 503]).toContain(answer.status);
  expect(answer.headers['retry-after']).toBeDefined();
  return start(body, key, tries - 1);
}

test('with 30 % of all calls throttled, of Amazon Connect and DynamoDB alike, each request is one chat, and each goes on from the last', async () => {
  const chains = await Promise.all(
    Array.from({ length: CUSTOMERS }, async (_, index) => {
      const first = await start(chat(), `customer-${index}-chat-1`);
      const second = await start(chat({ ResumeToken: first.resumeToken }), `customer-${index}-chat-2`);
      const third = await start(chat({ ResumeToken: second.resumeToken }), `customer-${index}-chat-3`);
      return [first, second, third];
    }),
  );
  expect(gate.throttledShare).toBeGreaterThan(0.15);
  expect(connect.chats).toHaveLength(3 * CUSTOMERS);
  for (const chain of chains) {
    expect(chain.map(({ status, resumed }) => ({ status, resumed }))).toEqual([
      { status: 200, resumed: false },
      { status: 200, resumed: true },
      { status: 200, resumed: true },
    ]);
    const asked = chain.map(({ contactId }) => connect.chats.find((started) => started.contactId === contactId));
    expect(asked.map((started) => started?.sourceContactId)).toEqual([
      undefined,
      chain[0]?.contactId,
      chain[1]?.contactId,
    ]);
  }
});

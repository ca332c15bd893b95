import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { outputOf } from '../support/function-output.ts';
import { CONTACT_FLOW_ID, ConnectOfTest, httpEvent, INSTANCE_ID, startStartChat } from './chat-starts.ts';

const DOCUMENTED = new Set([200, 400, 401, 403, 405, 409, 413, 429, 500, 503]);
const RUNS = 10_000;

let service: Awaited<ReturnType<typeof startStartChat>>;
beforeAll(async () => {
  service = await startStartChat();
  service.aws.answer = new ConnectOfTest().answer;
});
afterAll(() => service.stop());

/** What comes of one request: its status, once it has the shape that is documented for it. */
async function statusOf(event: unknown): Promise<number> {
  const { status, contactId, error, headers } = await service.call(event);
  if (!DOCUMENTED.has(status) || status >= 500) throw new Error(`The status was ${status}.`);
  if (status === 200 ? contactId === '' : error.name === '' || error.message === '') throw new Error('No such answer.');
  if (headers['content-type'] !== 'application/json; charset=utf-8') throw new Error('The answer is not JSON.');
  return status;
}

async function statusesOf(events: fc.Arbitrary<unknown>): Promise<ReadonlySet<number>> {
  const statuses = new Set<number>();
  const { output } = await outputOf(() =>
    fc.assert(
      fc.asyncProperty(events, async (event) => {
        statuses.add(await statusOf(event));
      }),
      { numRuns: RUNS },
    ),
  );
  expect(output).not.toContain('Unforeseen');
  return statuses;
}

test(`${RUNS} arbitrary requests get documented statuses, and none fails unforeseen`, async () => {
  const body = fc.oneof(fc.json(), fc.string(), fc.constant(undefined), fc.anything());
  const event = fc.oneof(
    { weight: 3, arbitrary: body.map((value) => ({ ...httpEvent(), body: value })) },
    { weight: 1, arbitrary: fc.anything() },
    {
      weight: 1,
      arbitrary: fc.record({
        headers: fc.dictionary(fc.string(), fc.anything()),
        requestContext: fc.record({
          requestId: fc.string(),
          http: fc.record({ method: fc.string(), sourceIp: fc.string() }),
        }),
        body: fc.string(),
        isBase64Encoded: fc.boolean(),
      }),
    },
  );
  expect(await statusesOf(event)).not.toContain(200);
});

test(`${RUNS} requests that are nearly good get documented statuses, and none fails unforeseen`, async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('canary'));
  /** The good value most of the time, else anything. */
  const nearly = (good: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: fc.jsonValue() });
  const body = fc.record(
    {
      InstanceId: nearly(fc.constant(INSTANCE_ID)),
      ContactFlowId: nearly(fc.constant(CONTACT_FLOW_ID)),
      ParticipantDetails: nearly(fc.record({ DisplayName: nearly(text) })),
      Username: fc.jsonValue(),
      Attributes: nearly(fc.dictionary(fc.constantFrom('customerName', 'topic', 'customerName', 'vip'), nearly(text))),
      InitialMessage: nearly(fc.record({ ContentType: nearly(fc.constant('text/plain')), Content: nearly(text) })),
      SupportedMessagingContentTypes: nearly(fc.subarray(['text/plain', 'text/markdown', 'application/json'])),
      ChatDurationInMinutes: nearly(fc.integer({ min: 50, max: 10_100 })),
      ResumeToken: nearly(fc.base64String()),
    },
    { requiredKeys: ['ParticipantDetails'] },
  );
  const headers = fc.record(
    {
      origin: fc.constantFrom('https://shop.example', 'https://shop.example', 'https://evil.example', ''),
      'idempotency-key': fc.oneof(fc.uuid(), fc.uuid(), fc.string()),
    },
    { requiredKeys: [] },
  );
  const statuses = await statusesOf(fc.record({ body, headers }).map((parts) => httpEvent(parts)));
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400, 403]));
});

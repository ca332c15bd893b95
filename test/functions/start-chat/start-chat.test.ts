import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../../../functions/start-chat/settings.ts';
import { outputOf } from '../support/function-output.ts';
import { sampleEvent, sampleEventNames } from '../support/lambda.ts';
import { CONTACT_FLOW_ID, chat, httpEvent, INSTANCE_ID } from './chat-starts.ts';
import { startChatOfEach } from './start-chat-of-each.ts';

const bench = startChatOfEach();
const { send } = bench;

describe('a chat starts', () => {
  test('as amazon-connect-chat-interface asks for it, and with the answer that it reads', async () => {
    const answer = await send({
      InstanceId: INSTANCE_ID,
      ContactFlowId: CONTACT_FLOW_ID,
      ParticipantDetails: { DisplayName: 'Satoshi' },
      Username: 'satoshi',
      Attributes: { customerName: 'Satoshi' },
      InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
      SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
      ChatDurationInMinutes: 60,
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      data: {
        startChatResult: {
          ContactId: expect.any(String),
          ParticipantId: expect.stringContaining('participant-'),
          ParticipantToken: expect.stringContaining('canary-participant-token-'),
        },
        featurePermissions: { MESSAGING_MARKDOWN: true },
      },
      resumed: false,
      reason: 'NOTHING_TO_RESUME',
      resumeToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(bench.connect.chats.map(({ request }) => request)).toEqual([
      {
        InstanceId: INSTANCE_ID,
        ContactFlowId: CONTACT_FLOW_ID,
        ClientToken: expect.any(String),
        ParticipantDetails: { DisplayName: 'Satoshi' },
        Attributes: { customerName: 'Satoshi' },
        InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
        SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
        ChatDurationInMinutes: 60,
      },
    ]);
  });

  test("as the hosted widget's example asks for it", async () => {
    const body = chat({
      ConnectInstanceId: INSTANCE_ID,
      ContactFlowId: CONTACT_FLOW_ID,
      SupportedMessagingContentTypes: ['text/plain'],
    });
    expect((await send(body)).status).toBe(200);
  });

  test('with a display name alone, and with nulls for what is left out', async () => {
    const nulls = { InstanceId: null, ContactFlowId: null, Attributes: null, InitialMessage: null, ResumeToken: null };
    expect((await send(chat())).status).toBe(200);
    expect((await send(chat(nulls))).status).toBe(200);
    expect(bench.connect.chats[1]?.request).toEqual({
      ...bench.connect.chats[0]?.request,
      ClientToken: expect.any(String),
    });
  });

  test('from a body that came as base64', async () => {
    const event = {
      ...httpEvent(),
      body: Buffer.from(JSON.stringify(chat())).toString('base64'),
      isBase64Encoded: true,
    };
    expect((await bench.service.call(event)).status).toBe(200);
  });

  test('and nobody may keep the answer', async () => {
    expect((await send(chat())).headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });
});

describe('origins', () => {
  test.each([
    ['a page on the list', 'https://shop.example', 200],
    ["a page of the API's own name", 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com', 200],
    ['another page', 'https://shop.example.evil.example', 403],
    ['another port', 'https://shop.example:8443', 403],
    ['another scheme', 'http://shop.example', 403],
    ['a page without an origin', 'null', 403],
    ['two origins', 'https://shop.example, https://evil.example', 403],
  ])('%s', async (_who, origin, status) => {
    expect((await send(chat(), { origin })).status).toBe(status);
    expect(bench.connect.chats).toHaveLength(status === 200 ? 1 : 0);
  });
});

describe('Amazon Connect refuses', () => {
  test.each([
    ['ThrottlingException', 429, 429, '2'],
    ['TooManyRequestsException', 429, 429, '2'],
    ['LimitExceededException', 429, 429, '30'],
    ['InternalServiceException', 500, 503, '5'],
    ['InvalidRequestException', 400, 400, undefined],
    ['InvalidParameterException', 400, 400, undefined],
    ['ResourceNotFoundException', 404, 500, undefined],
    ['AccessDeniedException', 403, 500, undefined],
  ])('%s is %3$s', async (error, wireStatus, status, retryAfter) => {
    bench.service.aws.answer = () => ({ error, status: wireStatus });
    const event = httpEvent();
    const answer = await outputOf(async () => bench.service.call(event, 1800));
    expect(answer.result.status).toBe(status);
    expect(answer.result.headers['retry-after']).toBe(retryAfter);
    expect(answer.result.text).not.toContain(error);
    // Who is turned away is counted apart: it is not a failure, and not the caller's doing either.
    expect(answer.output.includes('"ChatsTurnedAway":1')).toBe(status === 429);
    expect(answer.output.includes('"FlowFunctionFailure":1')).toBe(status >= 500);
    if (status === 429) expect(answer.output).toContain(`"awsError":"${error}"`);
  });
});

describe('Idempotency-Key', () => {
  const key = '8e03978e-40d5-43e8-bc93-6894a57f9324';

  test('the same request again gets the same chat', async () => {
    const [first, second] = [
      await send(chat(), { 'idempotency-key': key }),
      await send(chat(), { 'idempotency-key': key }),
    ];
    expect(second.contactId).toBe(first.contactId);
    expect(bench.connect.chats).toHaveLength(1);
  });

  test('ten at once get one chat', async () => {
    const headers = { 'idempotency-key': 'f1e2d3c4-0000-4000-8000-000000000001' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(chat(), headers)));
    expect(new Set(answers.map(({ contactId }) => contactId)).size).toBe(1);
  });

  test('without one, each request is a chat of its own', async () => {
    await send(chat());
    await send(chat());
    expect(bench.connect.chats).toHaveLength(2);
  });

  test('with another request it is 409', async () => {
    const headers = { 'idempotency-key': 'f1e2d3c4-0000-4000-8000-000000000002' };
    await send(chat(), headers);
    const answer = await send(chat({ Attributes: { topic: 'delivery' } }), headers);
    expect({ status: answer.status, name: answer.error.name }).toEqual({ status: 409, name: 'IdempotencyKeyReused' });
    expect(bench.connect.chats).toHaveLength(1);
  });

  test("another caller's same key and request is another chat", async () => {
    const headers = { 'idempotency-key': 'f1e2d3c4-0000-4000-8000-000000000003' };
    const mine = await bench.service.call(httpEvent({ headers, sourceIp: '192.0.2.7' }));
    const forwarded = {
      ...headers,
      'x-forwarded-for': '192.0.2.7',
      forwarded: 'for=192.0.2.7',
      'x-real-ip': '192.0.2.7',
    };
    const theirs = await bench.service.call(httpEvent({ headers: forwarded, sourceIp: '198.51.100.9' }));
    expect(theirs.contactId).not.toBe(mine.contactId);
  });

  test.each(['short', 'x'.repeat(129), 'a key with blanks in it', '8e03978e-40d5-43e8, bc93-6894a57f9324'])(
    '%j is 400',
    async (bad) => {
      expect((await send(chat(), { 'idempotency-key': bad })).status).toBe(400);
    },
  );
});

describe('events', () => {
  test.each(sampleEventNames('start-chat'))('%s gets the status that it should', async (name) => {
    const { status } = await bench.service.call(sampleEvent(`start-chat/${name}`));
    expect(status).toBe(name.startsWith('bad-') ? (name === 'bad-origin' ? 403 : 400) : 200);
  });
});

describe('where a customer who ends the chat is to be asked something', () => {
  const asking = startChatOfEach({ DISCONNECT_ON_CUSTOMER_EXIT: 'AGENT' });

  test('chats start so that this disconnects the agent alone', async () => {
    expect((await asking.send(chat())).status).toBe(200);
    expect(asking.connect.chats).toMatchObject([{ request: { DisconnectOnCustomerExit: ['AGENT'] } }]);
  });

  test('another participant than the agent is refused at the start', () => {
    const environment = { ...process.env, DISCONNECT_ON_CUSTOMER_EXIT: 'SUPERVISOR' };
    expect(() => readSettings(environment)).toThrow('DISCONNECT_ON_CUSTOMER_EXIT is not valid: expected AGENT');
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { outputOf } from '../support/function-output.ts';
import { secretsIn } from '../support/secrets.ts';
import { ConnectOfTest, chat, httpEvent, startStartChat } from './chat-starts.ts';

let service: Awaited<ReturnType<typeof startStartChat>>;
beforeAll(async () => {
  service = await startStartChat();
});
afterAll(() => service.stop());

const CANARY = 'canary-5128';
const body = chat({
  ParticipantDetails: { DisplayName: `${CANARY}-name` },
  Username: `${CANARY}-user`,
  Attributes: { topic: `${CANARY}-attribute` },
  InitialMessage: { ContentType: 'text/plain', Content: `${CANARY}-text` },
});
const headers = { authorization: `Bearer ${CANARY}-jwt`, 'idempotency-key': `${CANARY}-idempotency-key` };

function expectNone(output: string, ...secrets: readonly string[]): void {
  expect(secretsIn(output, secrets)).toEqual([]);
}

test('no token, text, name, attribute or key reaches a log or a metric, at DEBUG and with event logging on', async () => {
  const connect = new ConnectOfTest();
  service.aws.answer = connect.answer;
  const { result: first, output } = await outputOf(() => service.call(httpEvent({ body, headers })));
  expect(first.status).toBe(200);
  const resumed = await outputOf(() => service.call(httpEvent({ body: { ...body, ResumeToken: first.resumeToken } })));
  expect(resumed.result.resumed).toBe(true);
  const tokens = [first, resumed.result].flatMap(({ resumeToken, participantToken }) => [
    String(resumeToken),
    participantToken,
  ]);
  expectNone(output + resumed.output, CANARY, ...tokens);
});

test.each([
  ['a bad request', { ...body, Attributes: { vip: CANARY }, [CANARY]: CANARY }, undefined],
  ['throttling', body, { error: 'ThrottlingException', status: 429, body: { Message: CANARY } }],
  ['a refusal', body, { error: 'InvalidRequestException', status: 400, body: { Message: CANARY } }],
  ['a missing permission', body, { error: 'AccessDeniedException', status: 403, body: { Message: CANARY } }],
  ['an answer that is none', body, { body: { [CANARY]: CANARY } }],
])('nor does it after %s', async (_what, sent, answer) => {
  service.aws.answer = () => answer;
  const { result, output } = await outputOf(() => service.call(httpEvent({ body: sent, headers }), 1800));
  expect(result.status).not.toBe(200);
  expectNone(output, CANARY);
  if (answer !== undefined) expectNone(result.text, CANARY);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { outputOf } from '../support/function-output.ts';
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

/** Each canary as it is, in base64 at each of its three offsets, and URL-encoded. */
function formsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.from(`${' '.repeat(offset)}${secret}`)
      .toString('base64')
      .slice(4, -4)
      .replace(/=+$/, ''),
  );
  return [secret, encodeURIComponent(secret), ...base64];
}

function expectNone(output: string, ...secrets: readonly string[]): void {
  for (const form of secrets.flatMap(formsOf)) expect(output.includes(form)).toBe(false);
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

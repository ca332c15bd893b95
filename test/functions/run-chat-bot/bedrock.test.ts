import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Http2Server } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bedrockBot } from '../../../functions/run-chat-bot/bots/bedrock.ts';
import type { Turn } from '../../../functions/run-chat-bot/bots/bot.ts';
import { bundleFunction } from '../../../infra/bundling.ts';
import { credentials } from '../support/aws-server.ts';

const MODEL = 'eu.amazon.nova-lite-v1:0';

/** Speaks as much of Converse as the bot does, over HTTP/2 as the client does. */
let server: Http2Server;
let client: BedrockRuntimeClient;
let endpoint: string;
let requests: { path: string; authorization: string | undefined; body: { messages: unknown; toolConfig: unknown } }[];
let reply: { status: number; body: unknown } | 'NEVER';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { authorization } = request.headers;
    requests.push({ path: decodeURIComponent(request.url ?? ''), authorization, body: JSON.parse(text) });
    if (reply === 'NEVER') return;
    const error = reply.status === 200 ? {} : { 'x-amzn-errortype': 'ModelErrorException' };
    response.writeHead(reply.status, { 'content-type': 'application/json', ...error });
    response.end(JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  endpoint = `http://127.0.0.1:${port}`;
  client = new BedrockRuntimeClient({ region: 'eu-central-1', credentials, endpoint, maxAttempts: 1 });
});
afterAll(() => {
  client.destroy();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  requests = [];
});

const saying = (...content: readonly unknown[]) => ({
  status: 200,
  body: { output: { message: { role: 'assistant', content } }, stopReason: 'end_turn', usage: {}, metrics: {} },
});

const customer = (text: string): Turn => ({ role: 'CUSTOMER', text });
const bot = (text: string): Turn => ({ role: 'CUSTOM_BOT', text });

async function ask(turns: readonly Turn[], abortSignal = AbortSignal.timeout(10_000)) {
  const message = { text: 'x', contentType: 'text/plain', content: 'x' };
  const history = async (most: number) => turns.slice(-most);
  return bedrockBot(client, MODEL).onMessage(message, { language: 'en', memory: {}, abortSignal, history });
}

describe('the bedrock bot', () => {
  test('asks its model with the conversation so far, in turns, and says what it says', async () => {
    reply = saying({ text: 'Tomorrow.' });
    const answer = await ask([
      bot('Hello'),
      customer('Hi'),
      customer('When does it come?'),
      bot('What?'),
      { role: 'SYSTEM', text: 'Welcome' },
      customer('My parcel'),
    ]);
    expect(answer).toEqual({ replies: [{ contentType: 'text/plain', content: 'Tomorrow.', plain: 'Tomorrow.' }] });
    expect(requests[0]?.path).toBe(`/model/${MODEL}/converse`);
    expect(requests[0]?.body.messages).toEqual([
      { role: 'user', content: [{ text: 'Hi\nWhen does it come?' }] },
      { role: 'assistant', content: [{ text: 'What?' }] },
      { role: 'user', content: [{ text: 'My parcel' }] },
    ]);
  });

  test('hands over when the model uses its tool', async () => {
    const toolUse = { toolUseId: 't', name: 'hand_over', input: { reason: 'UPSET', summary: 'Wants a refund.' } };
    reply = saying({ text: 'I am sorry. Somebody will help you.' }, { toolUse });
    expect(await ask([customer('This is awful')])).toMatchObject({
      replies: [{ content: 'I am sorry. Somebody will help you.' }],
      handOff: { reason: 'UPSET', summary: 'Wants a refund.' },
    });
  });

  test('hands over when the model uses its tool badly', async () => {
    reply = saying({ toolUse: { toolUseId: 't', name: 'hand_over', input: { why: 1 } } });
    expect(await ask([customer('?')])).toMatchObject({
      replies: [{ content: 'I will find somebody for you. One moment, please.' }],
      handOff: { reason: 'CANNOT_HELP' },
    });
  });

  test.each([
    ['fails', { status: 424, body: { message: 'canary-text' } }, 'The model failed (ModelErrorException).'],
    ['says nothing', saying(), 'The model said nothing.'],
  ])('hands over when the model %s, and quotes nothing', async (_what, answer, summary) => {
    reply = answer;
    expect((await ask([customer('canary-text')])).handOff).toEqual({ reason: 'MODEL_FAILED', summary });
  });

  test('hands over when its time is over', async () => {
    reply = 'NEVER';
    const answer = await ask([customer('Hi')], AbortSignal.timeout(100));
    expect(answer.handOff).toEqual({ reason: 'MODEL_FAILED', summary: 'The model took too long.' });
  });

  test('shows the model no more than the last turns, a customer’s first', async () => {
    reply = saying({ text: 'ok' });
    await ask(Array.from({ length: 41 }, (_, index) => (index % 2 === 0 ? customer(`c${index}`) : bot(`b${index}`))));
    const shown = JSON.stringify(requests[0]?.body.messages);
    expect(shown).toContain('c12');
    expect(shown).not.toContain('b11');
  });
});

test('bundled as it deploys, it signs its request with the environment’s credentials and reads the answer', async () => {
  reply = saying({ text: 'Tomorrow.' });
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-'));
  try {
    await bundleFunction(
      fileURLToPath(new URL('../../../functions/run-chat-bot/bots/bedrock.ts', import.meta.url)),
      folder,
    );
    const driver = `
      const { bedrockBot, bedrockClient } = await import(process.argv[1]);
      const history = async () => [{ role: 'CUSTOMER', text: 'My parcel' }];
      const chat = { language: 'en', memory: {}, abortSignal: AbortSignal.timeout(60000), history };
      const answer = await bedrockBot(bedrockClient(), '${MODEL}').onMessage({}, chat);
      process.stdout.write(JSON.stringify(answer));
      process.exit();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', driver, join(folder, 'index.mjs')],
      {
        env: {
          AWS_REGION: 'eu-central-1',
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoint,
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({ replies: [expect.objectContaining({ content: 'Tomorrow.' })] });
    expect(requests[0]?.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=.*\/bedrock\/aws4_request/);
    expect(requests[0]?.body.messages).toEqual([{ role: 'user', content: [{ text: 'My parcel' }] }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

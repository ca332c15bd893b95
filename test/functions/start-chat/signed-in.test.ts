import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addChatKit } from '../../../infra/chat-kit.ts';
import { makeApp } from '../../../infra/make-app.ts';
import { sandboxStartChat } from '../../../infra/settings/start-chat.ts';
import { settings } from '../../../infra/settings.ts';
import { LocalConnect, ManualTransportClock } from '../../../local/index.ts';

const SECOND_MS = 1000;

/** The sandbox as it is deployed where callers must be signed in. */
const folder = mkdtempSync(join(tmpdir(), 'chat-kit-signed-in-'));
const authorizer = { kind: 'jwt', issuer: 'https://id.example', audience: ['chat'] } as const;

/** Fills the API's bucket of requests, so that the machine's speed decides nothing. */
const transport = new ManualTransportClock(Date.UTC(2026, 10, 2, 9));

let connect: LocalConnect;
beforeAll(async () => {
  const app = makeApp({ outdir: folder, isHeldToRules: false });
  addChatKit(app, {
    settings: { ...settings, instance: { kind: 'sandbox' }, startChat: { ...sandboxStartChat, authorizer } },
  });
  app.synth();
  connect = await LocalConnect.start({ assembly: folder, transport });
});
afterAll(async () => {
  await connect.close();
  rmSync(folder, { recursive: true });
});

/** What the identity provider gives a person who signs in. */
async function tokenOf(subject: string): Promise<string> {
  const response = await fetch(`${connect.url}/local/tokens`, { method: 'POST', body: JSON.stringify({ subject }) });
  return JSON.parse(await response.text()).token;
}

async function startWith(authorization: string | undefined, members: Readonly<Record<string, unknown>> = {}) {
  transport.advance(SECOND_MS);
  const response = await fetch(`${connect.apiUrl('ChatApi')}/chats`, {
    method: 'POST',
    headers: { ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify({ ParticipantDetails: { DisplayName: 'Mia' }, ...members }),
  });
  return { status: response.status, answer: JSON.parse(await response.text()) };
}

/** Starts a chat as somebody who is signed in, and connects as its customer. */
async function startAs(subject: string) {
  const { status, answer } = await startWith(`Bearer ${await tokenOf(subject)}`);
  expect(status).toBe(200);
  const {
    ContactId: contactId,
    ParticipantId: participantId,
    ParticipantToken: participantToken,
  } = answer.data.startChatResult;
  const customer = await connect.connectCustomer({ name: subject, contactId, participantId, participantToken });
  return { customer, answer };
}

test('who signs in goes on from their own last chat, over the deployed API, and needs no resume token', async () => {
  const first = await startAs('mia');
  expect(first.answer).toMatchObject({ resumed: false, reason: 'NOTHING_TO_RESUME' });
  expect(first.answer).not.toHaveProperty('resumeToken');
  await first.customer.says('I have a question about order 12.');
  expect((await startAs('mia')).answer).toMatchObject({ resumed: false, reason: 'STILL_ACTIVE' });
  await first.customer.leaves();
  await connect.clock.advance({ hours: 24 });

  const stranger = await startAs('noa');
  expect(stranger.answer).toMatchObject({ resumed: false, reason: 'NOTHING_TO_RESUME' });
  const second = await startAs('mia');
  expect(second.answer).toMatchObject({ resumed: true });
  expect(connect.contact(second.customer)).toMatchObject({ relatedContactId: first.customer.contactId });
  expect(connect.contact(stranger.customer).relatedContactId).toBeFalsy();
});

test.each([
  ['nobody', async () => undefined],
  ['a forged token', async () => `Bearer ${(await tokenOf('mia')).slice(0, -4)}AAAA`],
  ['a token without its scheme’s name', async () => 'Bearer'],
])('%s starts no chat', async (_who, authorization) => {
  const before = connect.timelines().length;
  expect((await startWith(await authorization())).status).toBe(401);
  expect(connect.timelines()).toHaveLength(before);
});

test('a body that names somebody else’s chat or identity changes nothing', async () => {
  const sourceContactId = connect.timelines()[0]?.[0]?.contactId;
  const persistentChat = { PersistentChat: { SourceContactId: sourceContactId, RehydrationType: 'FROM_SEGMENT' } };
  const authorization = `Bearer ${await tokenOf('eve')}`;
  expect((await startWith(authorization, persistentChat)).status).toBe(400);
  const { answer } = await startWith(authorization, { Username: 'mia' });
  expect(answer).toMatchObject({ resumed: false, reason: 'NOTHING_TO_RESUME' });
});

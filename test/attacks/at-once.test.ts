import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';
import { isObject, type JsonObject, objectIn } from '../../local/json.ts';

// What an impatient or a malicious caller does: the same request again, before the first is answered. The bundles
// run in workers of their own, as in Lambda.

const AT_ONCE = 5;

let connect: LocalConnect;
beforeAll(async () => {
  connect = await LocalConnect.start({ assembly: '.build/sandbox' });
});
afterAll(() => connect.close());

function readEvent(file: string): JsonObject {
  const event: unknown = JSON.parse(readFileSync(`events/${file}`, 'utf8'));
  if (!isObject(event)) throw new TypeError(`${file} is not an event.`);
  return event;
}

const atOnce = <Result>(act: () => Promise<Result>): Promise<readonly Result[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, act));

/** What StartChat answered. */
interface Answer {
  readonly contactId: string;
  readonly resumed: boolean;
  readonly resumeToken: string | undefined;
}

const plain = readEvent('start-chat/plain.json');

/** One request to StartChat, from the API on. */
async function start(ResumeToken: string | undefined, key: string): Promise<Answer> {
  const headers = { ...objectIn(plain, 'headers'), 'idempotency-key': key };
  const body = JSON.stringify({ ParticipantDetails: { DisplayName: 'Mia' }, ResumeToken });
  const answer = Object(await connect.invoke('StartChat', { ...plain, headers, body, isBase64Encoded: false }));
  expect(answer).toMatchObject({ statusCode: 200 });
  const { data, resumed, resumeToken } = JSON.parse(answer.body);
  return { contactId: data.startChatResult.ContactId, resumed, resumeToken };
}

/** The chat ends, and its transcript is there to go on from. */
async function end(contactId: string): Promise<void> {
  const response = await fetch(`${connect.url}/contact/stop`, {
    method: 'POST',
    body: JSON.stringify({ InstanceId: connect.instance.instanceId, ContactId: contactId }),
  });
  expect(response.status).toBe(200);
  await connect.clock.advance({ minutes: 2 });
}

let keys = 0;
function newKey(): string {
  keys += 1;
  return `equal-requests-at-once-${keys}`;
}

/** How many of the tokens resume the chat that they were given for. */
async function goodTokens(answers: readonly Answer[]): Promise<number> {
  let good = 0;
  for (const { resumeToken } of answers) {
    if (resumeToken !== undefined && (await start(resumeToken, newKey())).resumed) good += 1;
  }
  return good;
}

describe.each([1, 2, 3])('five equal requests to StartChat with one Idempotency-Key (%i)', () => {
  test('start one chat, and one token goes on from it', async () => {
    const key = newKey();
    const answers = await atOnce(() => start(undefined, key));
    expect(new Set(answers.map(({ contactId }) => contactId)).size).toBe(1);
    await end(answers[0]?.contactId ?? '');
    expect(await goodTokens(answers)).toBe(1);
  });

  test('go on from a past chat in one, and one token goes on from that', async () => {
    const first = await start(undefined, newKey());
    await end(first.contactId);
    const key = newKey();
    const answers = await atOnce(() => start(first.resumeToken, key));
    expect(answers.map(({ resumed }) => resumed)).toEqual(Array(AT_ONCE).fill(true));
    expect(new Set(answers.map(({ contactId }) => contactId)).size).toBe(1);
    await end(answers[0]?.contactId ?? '');
    expect(await goodTokens(answers)).toBe(1);
  });
});

test('of five requests with keys of their own and one resume token, one goes on from the past chat', async () => {
  const first = await start(undefined, newKey());
  await end(first.contactId);
  const answers = await atOnce(() => start(first.resumeToken, newKey()));
  expect(answers.filter(({ resumed }) => resumed)).toHaveLength(1);
});

describe('a block that invokes a function five times at once', () => {
  const event = readEvent('add-chat-bot/default-bot.json');
  const run = async (name: string, contactId: string) => {
    const details = objectIn(event, 'Details');
    const ContactData = { ...objectIn(details, 'ContactData'), ContactId: contactId, InitialContactId: contactId };
    const InstanceARN = connect.instance.instanceArn;
    return connect.invoke(name, {
      ...event,
      Details: { Parameters: { onError: 'return' }, ContactData: { ...ContactData, InstanceARN } },
    });
  };

  test('adds one bot, and takes it out once', async () => {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    const added = await atOnce(() => run('AddChatBot', mia.contactId));
    expect(added.filter((result) => Object(result).status === 'ADDED').length).toBeGreaterThan(0);
    await connect.clock.advance({ minutes: 2 });
    const bots = () => connect.contact(mia).participants.filter(({ role }) => role === 'CUSTOM_BOT');
    expect(bots().map(({ state }) => state)).toEqual(['CONNECTED']);
    await atOnce(() => run('RemoveChatBot', mia.contactId));
    expect(bots().map(({ state }) => state)).toEqual(['DISCONNECTED']);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readEvents } from '../../local/cli/read-events.ts';
import { LocalConnect } from '../../local/index.ts';
import { LocalClient } from '../../local/library/local-client.ts';
import { type Ending, SamContainer } from './sam-container.ts';
import { eventsIn, folders, readEvent } from './sam-functions.ts';

// `npm start -- --sam`, and each function with each of its events beside it, as `sam local invoke` runs them.

const ASSEMBLY = '.build/sandbox';
/** The chat that most events name. */
const CONTACT_ID = '0d9f6c1e-7a42-4b58-8c3d-2f6e1b9a5d74';

let connect: LocalConnect;
beforeAll(async () => {
  connect = await LocalConnect.start({ assembly: ASSEMBLY, containers: {} });
  await new LocalClient(connect.url).call('POST', '/local/event-chats', { events: readEvents('events') });
});
afterAll(() => connect.close());

const endpoint = () => connect.url.replace('127.0.0.1', 'host.docker.internal');
const isBad = (file: string) => file.startsWith('bad-');

/** What a function made of its event, by the function's own account. */
function outcomeOf(ending: Ending): string {
  if ('error' in ending) return 'failed';
  const { statusCode, batchItemFailures } = Object(ending.result);
  if (batchItemFailures !== undefined) return batchItemFailures.length > 0 ? 'failed' : 'succeeded';
  return statusCode >= 400 ? 'failed' : 'succeeded';
}

/** Runs a function with those events, one after the other. */
async function run(folder: string, files: readonly string[]) {
  const container = new SamContainer(ASSEMBLY, folder, endpoint());
  const outcomes: Record<string, string> = {};
  try {
    for (const file of files) outcomes[file] = outcomeOf(await container.invoke(readEvent(folder, file)));
  } finally {
    await container.close();
  }
  return outcomes;
}

const eachOf = (files: readonly string[], outcome: string) => Object.fromEntries(files.map((file) => [file, outcome]));

describe.each(folders)('sam local invoke, %s', (folder) => {
  const good = eventsIn(folder).filter((file) => !isBad(file));
  const bad = eventsIn(folder).filter(isBad);

  test('succeeds with every good event', async () => {
    expect(await run(folder, good)).toEqual(eachOf(good, 'succeeded'));
  });

  (bad.length > 0 ? test : test.skip)('fails with every bad one', async () => {
    expect(await run(folder, bad)).toEqual(eachOf(bad, 'failed'));
  });
});

test('what a function sets is set, and nothing on its way was missing', async () => {
  const container = new SamContainer(ASSEMBLY, 'set-chat-timers', endpoint());
  const { result } = Object(await container.invoke(readEvent('set-chat-timers', 'policy.json')));
  const written = await container.close();
  expect(result).toMatchObject({ status: 'SET', policy: 'patient', customerIdleMinutes: '30' });
  expect(connect.contact({ contactId: CONTACT_ID }).timerConfig).toContainEqual({
    role: 'CUSTOMER',
    type: 'IDLE',
    minutes: 30,
  });
  expect(written.filter((line) => /"level":"(WARN|ERROR)"/.test(line))).toEqual([]);
});

test('a function finds a chat that no event named before only when it has been made', async () => {
  const event = JSON.parse(
    JSON.stringify(readEvent('set-chat-timers', 'policy.json')).replaceAll(CONTACT_ID, 'a-chat-of-my-own'),
  );
  const container = new SamContainer(ASSEMBLY, 'set-chat-timers', endpoint());
  expect(await container.invoke(event)).toMatchObject({ error: { name: 'ContactNotFound' } });
  await connect.invoke('SetChatTimers', event);
  expect(await container.invoke(event)).toMatchObject({ result: { status: 'SET' } });
  await container.close();
});

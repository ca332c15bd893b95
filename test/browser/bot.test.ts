import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConnectClient, StartChatContactCommand } from '@aws-sdk/client-connect';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LocalConnect, ManualTransportClock } from '../../local/index.ts';
import { given, type Started } from '../local/api/people.ts';
import { type Browser, openPage } from './browser.ts';
import { CustomerInBrowser } from './customer-in-browser.ts';

const assembly = resolve(dirname(fileURLToPath(import.meta.url)), '../../.build/sandbox');
const MESSAGE = 'application/vnd.amazonaws.connect.message';
const START_MS = Date.parse('2030-01-04T12:00:00Z');

let browser: Browser;

beforeEach(async () => {
  browser = await openPage('data:text/html,chat');
});

afterEach(() => browser.close());

/** Starts a chat as a site's own server would, for a page that takes interactive messages. */
async function startChat({ url, instance, flows }: LocalConnect, flow: string): Promise<Started> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new ConnectClient({ endpoint: url, region: instance.region, credentials });
  const answer = await client.send(
    new StartChatContactCommand({
      InstanceId: instance.instanceId,
      ContactFlowId: flows.find(({ name }) => name === flow)?.id,
      ParticipantDetails: { DisplayName: 'Mia' },
      SupportedMessagingContentTypes: ['text/plain', `${MESSAGE}.interactive`, `${MESSAGE}.interactive.response`],
    }),
  );
  client.destroy();
  return {
    contactId: given(answer.ContactId),
    participantId: given(answer.ParticipantId),
    participantToken: given(answer.ParticipantToken),
  };
}

test('a customer in ChatJS asks the bot, taps a quick reply, asks for a person, and the agent sees all of it', async () => {
  const transport = new ManualTransportClock(START_MS);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  await using connect = await LocalConnect.start({ assembly, transport, startAtMs: START_MS, onError });
  const chat = await startChat(connect, 'Chat welcome with bot');
  const mia = await CustomerInBrowser.connect({ url: connect.url, transport }, browser, chat);
  // Who writes while the bot is still at work on what came before is answered a second later, which on this clock would
  // never come.
  const reads = () => connect.clock.advance({ seconds: 1 });
  await mia.hears('I am the assistant');
  await mia.hears('What can I do for you?');

  await reads();
  await mia.does('say("Where is my parcel?")');
  await mia.hears('within three working days');
  await reads();
  await mia.does('tap("Opening hours")');
  await mia.hears('from Monday to Saturday');
  await reads();
  await mia.does('say("Could I talk to a person, please?")');
  await mia.hears('I will find somebody for you');
  await mia.hears('You are in the queue');

  const contact = await fetch(`${connect.url}/local/contacts/${chat.contactId}`);
  expect(await contact.json()).toMatchObject({
    state: 'IN_QUEUE',
    queue: 'Chats',
    attributes: { botOutcome: 'HANDED_OFF', handOffReason: 'CUSTOMER_ASKED' },
  });

  const ann = await connect.agent('Ann').accepts(chat);
  for (const said of [
    'I am the assistant',
    'What can I do for you?',
    'Where is my parcel?',
    'within three working days',
    'Opening hours',
    'from Monday to Saturday',
    'Could I talk to a person, please?',
    'I will find somebody for you',
  ]) {
    ann.hears(said);
  }
  await ann.says('Hello Mia, this is Ann.');
  await mia.hears('this is Ann');
  expect(errors).toEqual([]);
  connect.expectTimeline(chat, [
    { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
    { type: 'ATTRIBUTES_UPDATED' },
    { type: 'PARTICIPANT_LEFT', role: 'CUSTOM_BOT' },
    { type: 'QUEUED' },
    { type: 'PARTICIPANT_JOINED', role: 'AGENT' },
  ]);
});

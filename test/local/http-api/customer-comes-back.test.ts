import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { LocalConnect, ManualTransportClock } from '../../../local/index.ts';
import { CustomerInNode } from '../../conformance/chatjs/customer-in-node.ts';

const START_MS = Date.parse('2030-01-01T12:00:00Z');

interface Started {
  readonly contactId: string;
  readonly participantId: string;
  readonly participantToken: string;
  readonly resumed: boolean;
  readonly resumeToken: string;
}

/** Starts a chat over the deployed API, as a page does. */
async function start(connect: LocalConnect, resumeToken?: string): Promise<Started> {
  const body = { ParticipantDetails: { DisplayName: 'Mia' }, ...(resumeToken ? { ResumeToken: resumeToken } : {}) };
  const response = await fetch(`${connect.apiUrl('ChatApi')}/chats`, { method: 'POST', body: JSON.stringify(body) });
  const { data, ...answer } = JSON.parse(await response.text());
  const {
    ContactId: contactId,
    ParticipantId: participantId,
    ParticipantToken: participantToken,
  } = data.startChatResult;
  return { contactId, participantId, participantToken, ...answer };
}

test('in ChatJS a customer reads back over three past chats, the agent’s desk has them, and DescribeContact knows the last', async () => {
  const transport = new ManualTransportClock(START_MS);
  await using connect = await LocalConnect.start({ assembly: '.build/sandbox', transport, startAtMs: START_MS });
  let token: string | undefined;
  let last = '';
  for (const text of ['The first day', 'The second day', 'The third day']) {
    const chat = await start(connect, token);
    const customer = await connect.connectCustomer({ name: 'Mia', ...chat });
    await customer.says(text);
    await customer.leaves();
    await connect.clock.advance({ hours: 24 });
    token = chat.resumeToken;
    last = chat.contactId;
  }
  const today = await start(connect, token);
  expect(today.resumed).toBe(true);

  await using customer = await CustomerInNode.connect({ url: connect.url, transport }, today);
  // The flow begins when ChatJS has connected: it is let run as far as it can.
  await connect.clock.advance({ seconds: 1 });
  const { messages, pages } = await customer.scrollsBack(4);
  const written = messages.filter((text) => text.startsWith('The '));
  expect(written).toEqual(['The first day', 'The second day', 'The third day']);
  expect(messages.at(-1)).toMatch(/queue/);
  expect(pages).toBeGreaterThan(3);

  // What the agent's desk shows above the chat.
  const desk = await (await fetch(`${connect.url}/local/contacts/${today.contactId}`)).text();
  for (const text of written) expect(JSON.stringify(JSON.parse(desk).past)).toContain(text);

  const client = new ConnectClient({
    endpoint: connect.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const input = { InstanceId: connect.instance.instanceId, ContactId: today.contactId };
  const { Contact } = await client.send(new DescribeContactCommand(input));
  expect(Contact?.RelatedContactId).toBe(last);
});

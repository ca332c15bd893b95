import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';

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

/** What the real ChatJS, unmodified, reads when its user scrolls up to the very first message. */
async function scrollBack(connect: LocalConnect, chat: Started): Promise<{ messages: string[]; pages: number }> {
  const script = fileURLToPath(new URL('../api/chatjs-session.ts', import.meta.url));
  const args = [script, connect.url, chat.contactId, chat.participantId, chat.participantToken];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const told = JSON.parse(line);
      if (told.connected === true) child.stdin.write('scroll\n');
      if (told.messages !== undefined) return told;
    }
    throw new Error('ChatJS ended before it had read the transcript.');
  } finally {
    child.kill();
  }
}

test('in ChatJS a customer reads back over three past chats, the agent’s desk has them, and DescribeContact knows the last', async () => {
  await using connect = await LocalConnect.start({ assembly: '.build/sandbox' });
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

  const { messages, pages } = await scrollBack(connect, today);
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
}, 30_000);

import { ConnectClient, StartContactStreamingCommand } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { waitingFlow } from '../../fixtures/waiting-flow.ts';
import { ask, startLocalConnect } from './local-connect-under-test.ts';

const waits = { name: 'Waits', type: 'CONTACT_FLOW', content: waitingFlow(1800) } as const;

test('POST /local/quotas sets the mode, which GET shows with the rates', async () => {
  const connect = await startLocalConnect();
  expect((await ask(connect, 'GET', '/local/quotas')).body).toMatchObject({ mode: 'off' });
  const { body } = await ask(connect, 'POST', '/local/quotas', { mode: 'aws' });
  expect(body).toMatchObject({ mode: 'aws', rates: { StartChatContact: { perSecond: 5, burst: 8 } } });
  expect(await ask(connect, 'GET', '/local/quotas')).toEqual({ status: 200, body });
  for (const wrong of [{}, { mode: 'AWS' }, { mode: 'aws', rate: 1 }]) {
    expect((await ask(connect, 'POST', '/local/quotas', wrong)).status).toBe(400);
  }
});

test('in mode aws an agent has ten chats at once', async () => {
  const connect = await startLocalConnect({ flows: [waits] });
  await ask(connect, 'POST', '/local/quotas', { mode: 'aws' });
  const join = async (name: string) => {
    const { contactId } = await connect.startChat({ flow: 'Waits' });
    return (await ask(connect, 'POST', `/local/agents/${name}/join`, { contactId })).status;
  };
  await ask(connect, 'POST', '/local/quotas', { mode: 'off' });
  for (let chats = 0; chats < 10; chats += 1) expect(await join('Ann')).toBe(200);
  await ask(connect, 'POST', '/local/quotas', { mode: 'aws' });
  expect(await join('Ann')).toBe(409);
  expect(await join('Ben')).toBe(200);
});

test('what streams to a topic that no stack makes is shown as undelivered', async () => {
  const connect = await startLocalConnect({ flows: [waits], startAtMs: Date.UTC(2026, 0, 5, 9) });
  const { contactId } = await connect.startChat({ flow: 'Waits' });
  const client = new ConnectClient({
    endpoint: connect.url,
    region: connect.instance.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const topicArn = `arn:aws:sns:${connect.instance.region}:111122223333:nobodys`;
  await client.send(
    new StartContactStreamingCommand({
      InstanceId: connect.instance.instanceId,
      ContactId: contactId,
      ChatStreamingConfiguration: { StreamingEndpointArn: topicArn },
      ClientToken: 'once',
    }),
  );
  client.destroy();
  expect((await ask(connect, 'GET', '/local/undelivered')).body).toEqual({ undelivered: [] });
  await ask(connect, 'POST', '/local/agents/Ann/join', { contactId });
  expect((await ask(connect, 'GET', '/local/undelivered')).body).toEqual({
    undelivered: [
      {
        at: '2026-01-05T09:00:00.000Z',
        topicArn,
        messageId: expect.any(String),
        reason: 'no stack makes this topic',
        body: expect.objectContaining({ Type: 'EVENT', ParticipantRole: 'AGENT', DisplayName: 'Ann' }),
        attributes: expect.objectContaining({ MessageVisibility: 'ALL', ParticipantRole: 'AGENT', Type: 'EVENT' }),
      },
    ],
  });
});

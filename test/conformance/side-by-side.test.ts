import { ConnectClient, StartChatContactCommand } from '@aws-sdk/client-connect';
import { ConnectParticipantClient, CreateParticipantConnectionCommand } from '@aws-sdk/client-connectparticipant';
import { expect, test } from '@jest/globals';
import { LocalConnect, ManualTransportClock } from '../../local/index.ts';
import { errorOf, given, type Started } from '../local/api/people.ts';
import { CustomerInNode } from './chatjs/customer-in-node.ts';
import { goodbye, welcome } from './flows.ts';

const START_MS = Date.parse('2026-01-31T12:00:00.000Z');

/** A Local Connect with a customer who has written and an agent who has accepted. */
async function startWithChat(disposables: AsyncDisposableStack, agentName: string) {
  const transport = new ManualTransportClock(START_MS);
  const connect = disposables.use(await LocalConnect.start({ transport, startAtMs: START_MS }));
  const { id: disconnectFlowId } = connect.loadFlow({ name: 'Goodbye', type: 'CONTACT_FLOW', content: goodbye() });
  const queueId = given(connect.instance.queues[0]).id;
  const content = welcome({ disconnectFlowId, queueId });
  const { id: flowId } = connect.loadFlow({ name: 'Welcome', type: 'CONTACT_FLOW', content });
  const chat = await startChat(connect, flowId);
  const customer = disposables.use(await CustomerInNode.connect({ url: connect.url, transport }, chat));
  await customer.hears('Welcome');
  await customer.does('say("Hello")');
  const agent = await connect.agent(agentName).accepts(chat);
  return { connect, chat, customer, agent };
}

test('ChatJS at two Local Connects side by side: neither hears of the other, nor takes its tokens', async () => {
  await using disposables = new AsyncDisposableStack();
  const [one, other] = await Promise.all([startWithChat(disposables, 'Ann'), startWithChat(disposables, 'Ben')]);
  await Promise.all([one.agent.says('Ann here'), other.agent.says('Ben here')]);
  await Promise.all([one.customer.hears('Ann here'), other.customer.hears('Ben here')]);

  const foreign = connectWith(other.connect, one.chat.participantToken);
  expect(await errorOf(foreign)).toMatchObject({ name: 'AccessDeniedException', status: 403 });

  await one.connect.close();
  await one.customer.isTold('ConnectionBroken');
  await other.agent.says('Still here');
  await other.customer.hears('Still here');
  expect(other.customer.told.map(({ callback }) => callback)).not.toContain('ConnectionLost');
  const { messages } = await other.customer.scrollsBack(15);
  expect(messages).toEqual(['Welcome', 'Hello', 'Ben here', 'Still here']);
});

const clientOf = ({ url, instance }: LocalConnect) => ({
  endpoint: url,
  region: instance.region,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

async function startChat(connect: LocalConnect, flowId: string): Promise<Started> {
  const client = new ConnectClient(clientOf(connect));
  const answer = await client.send(
    new StartChatContactCommand({
      InstanceId: connect.instance.instanceId,
      ContactFlowId: flowId,
      ParticipantDetails: { DisplayName: 'Mia' },
    }),
  );
  client.destroy();
  return {
    contactId: given(answer.ContactId),
    participantId: given(answer.ParticipantId),
    participantToken: given(answer.ParticipantToken),
  };
}

async function connectWith(connect: LocalConnect, ParticipantToken: string): Promise<void> {
  const client = new ConnectParticipantClient(clientOf(connect));
  try {
    await client.send(new CreateParticipantConnectionCommand({ ParticipantToken, Type: ['CONNECTION_CREDENTIALS'] }));
  } finally {
    client.destroy();
  }
}

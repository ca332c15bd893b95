import {
  ConnectClient,
  CreateContactFlowCommand,
  CreateParticipantCommand,
  DescribeContactCommand,
  GetContactAttributesCommand,
  StartChatContactCommand,
  UpdateContactAttributesCommand,
  UpdateParticipantRoleConfigCommand,
} from '@aws-sdk/client-connect';
import {
  ConnectParticipantClient,
  CreateParticipantConnectionCommand,
  GetTranscriptCommand,
  type Item,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';
import { errorOf, given } from '../local/api/people.ts';
import { goodbye, welcome } from './flows.ts';

const environment = { ...process.env };
let local: LocalConnect;

beforeEach(async () => {
  local = await LocalConnect.start({ queues: [{ name: 'Billing' }] });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_CONNECT: local.url,
    AWS_ENDPOINT_URL_CONNECTPARTICIPANT: local.url,
    AWS_REGION: local.instance.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
});

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

test('the AWS SDK for JavaScript gets through a whole chat: bot, agents, transfer, disconnect flow, transcript', async () => {
  // Nothing but the environment says where the service is.
  const connect = new ConnectClient();
  const participant = new ConnectParticipantClient();
  const InstanceId = local.instance.instanceId;

  const createFlow = async (Name: string, content: object) =>
    given(
      (
        await connect.send(
          new CreateContactFlowCommand({ InstanceId, Name, Type: 'CONTACT_FLOW', Content: JSON.stringify(content) }),
        )
      ).ContactFlowId,
    );
  const disconnectFlowId = await createFlow('Goodbye', goodbye());
  const queueId = given(local.instance.queues.find(({ name }) => name === 'BasicQueue')).id;
  const ContactFlowId = await createFlow('Welcome', welcome({ disconnectFlowId, queueId }));

  const connectionOf = async (ParticipantToken: string | undefined) => {
    const answer = await participant.send(
      new CreateParticipantConnectionCommand({
        ParticipantToken,
        Type: ['CONNECTION_CREDENTIALS'],
        ConnectParticipant: true,
      }),
    );
    return given(answer.ConnectionCredentials?.ConnectionToken);
  };
  const says = (ConnectionToken: string, Content: string) =>
    participant.send(new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content }));

  const started = await connect.send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId,
      ParticipantDetails: { DisplayName: 'Mia' },
      Attributes: { order: '7' },
      InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
    }),
  );
  const ContactId = given(started.ContactId);
  const mia = await connectionOf(started.ParticipantToken);
  await connect.send(
    new UpdateParticipantRoleConfigCommand({
      InstanceId,
      ContactId,
      ChannelConfiguration: {
        Chat: {
          ParticipantTimerConfigList: [
            { ParticipantRole: 'CUSTOMER', TimerType: 'IDLE', TimerValue: { ParticipantTimerDurationInMinutes: 5 } },
          ],
        },
      },
    }),
  );

  const created = await connect.send(
    new CreateParticipantCommand({
      InstanceId,
      ContactId,
      ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Bo' },
    }),
  );
  const bo = await connectionOf(created.ParticipantCredentials?.ParticipantToken);
  await says(bo, 'Shall I get you a person?');
  await says(mia, 'Yes, please');
  await connect.send(
    new UpdateContactAttributesCommand({ InstanceId, InitialContactId: ContactId, Attributes: { reason: 'PERSON' } }),
  );
  const ann = await local.agent('Ann').accepts();
  // Where an agent joins, the bot leaves.
  expect(await errorOf(says(bo, 'One more thing'))).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  await ann.says('Ann here');
  await participant.send(
    new SendEventCommand({ ConnectionToken: mia, ContentType: 'application/vnd.amazonaws.connect.event.typing' }),
  );
  await ann.transfers('Billing');
  const ben = await local.agent('Ben').accepts();
  await ben.says('Ben here');
  await ben.leaves();

  const transcript: Item[] = [];
  let NextToken: string | undefined;
  do {
    const page = await participant.send(
      new GetTranscriptCommand({
        ConnectionToken: mia,
        SortOrder: 'ASCENDING',
        ScanDirection: 'BACKWARD',
        MaxResults: 3,
        ...(NextToken === undefined ? {} : { NextToken }),
      }),
    );
    transcript.unshift(...given(page.Transcript));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  const told = transcript.flatMap(({ Content, DisplayName, ParticipantRole }) =>
    Content === undefined ? [] : [`${ParticipantRole === 'SYSTEM' ? 'SYSTEM' : DisplayName}: ${Content}`],
  );
  expect(told).toEqual([
    'Mia: Hello',
    'SYSTEM: Welcome',
    'Bo: Shall I get you a person?',
    'Mia: Yes, please',
    'Ann: Ann here',
    'Ben: Ben here',
    'SYSTEM: Was that all?',
  ]);

  const { Attributes } = await connect.send(
    new GetContactAttributesCommand({ InstanceId, InitialContactId: ContactId }),
  );
  expect(Attributes).toEqual({ order: '7', reason: 'PERSON' });
  // One contact for the flow and Ann, one for Ben after the transfer, and one for the disconnect flow.
  const contacts = [...new Set(transcript.map((item) => given(item.ContactId)))];
  const chain = [];
  for (const one of contacts) {
    chain.push(given((await connect.send(new DescribeContactCommand({ InstanceId, ContactId: one }))).Contact));
  }
  expect(chain).toMatchObject([
    { Id: ContactId, InitiationMethod: 'API', Channel: 'CHAT', AgentInfo: { Id: 'Ann' } },
    { PreviousContactId: contacts[0], InitiationMethod: 'TRANSFER', AgentInfo: { Id: 'Ben' } },
    { PreviousContactId: contacts[1], InitiationMethod: 'DISCONNECT', InitialContactId: ContactId },
  ]);
  await says(mia, 'Yes');
  expect(await errorOf(says(mia, 'Hello?'))).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  connect.destroy();
  participant.destroy();
});

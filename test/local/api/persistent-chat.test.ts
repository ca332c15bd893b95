import {
  CreatePersistentContactAssociationCommand,
  DescribeContactCommand,
  StartChatContactCommand,
} from '@aws-sdk/client-connect';
import { DisconnectParticipantCommand, GetTranscriptCommand } from '@aws-sdk/client-connectparticipant';
import { describe, expect, test } from '@jest/globals';
import { connectBy, errorOf, given, say, socketUrl, startChat, startConnectedChat } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';
import { SocketClient } from './socket-client.ts';

const REHYDRATED = 'application/vnd.amazonaws.connect.event.chat.rehydrated';

/** A chat in which the customer said these texts, over for a minute. */
async function pastChat(api: ServedApi, texts: readonly string[], sourceContactId?: string) {
  const chat = await startChat(
    api,
    sourceContactId === undefined
      ? {}
      : { PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: sourceContactId } },
  );
  const connectionToken = await connectBy(api, chat.participantToken);
  for (const text of texts) await say(api, connectionToken, text);
  await api.participant.send(new DisconnectParticipantCommand({ ConnectionToken: connectionToken }));
  api.advanceChatMinutes(1);
  return chat.contactId;
}

const associate = (api: ServedApi, InitialContactId: string, SourceContactId: string, ClientToken?: string) =>
  api.connect.send(
    new CreatePersistentContactAssociationCommand({
      InstanceId: api.instance.instanceId,
      InitialContactId,
      RehydrationType: 'FROM_SEGMENT',
      SourceContactId,
      ClientToken,
    }),
  );

const describeContact = async (api: ServedApi, ContactId: string) =>
  (await api.connect.send(new DescribeContactCommand({ InstanceId: api.instance.instanceId, ContactId }))).Contact;

describe('StartChatContact with PersistentChat', () => {
  test('names the contact that it goes on from, here and in DescribeContact', async () => {
    await using api = await serveApi();
    const past = await pastChat(api, ['Hello']);
    const answer = await api.connect.send(
      new StartChatContactCommand({
        InstanceId: api.instance.instanceId,
        ContactFlowId: api.flow.id,
        ParticipantDetails: { DisplayName: 'Mia' },
        PersistentChat: { RehydrationType: 'FROM_SEGMENT', SourceContactId: past },
      }),
    );
    expect(answer.ContinuedFromContactId).toBe(past);
    const contact = await describeContact(api, given(answer.ContactId));
    expect(contact).toMatchObject({ InitialContactId: answer.ContactId, RelatedContactId: past });
  });

  test('pages back over three past chats; a past item names its contact as the related one', async () => {
    await using api = await serveApi();
    const first = await pastChat(api, ['1', '2']);
    const second = await pastChat(api, ['3', '4'], first);
    const third = await pastChat(api, ['5', '6'], second);
    const { contactId, participantToken } = await startChat(api, {
      PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: third },
    });
    const connectionToken = await connectBy(api, participantToken);
    await say(api, connectionToken, '7');
    const found: string[] = [];
    let token: string | undefined;
    do {
      const page = await api.participant.send(
        new GetTranscriptCommand({
          ConnectionToken: connectionToken,
          MaxResults: 3,
          StartPosition: {},
          ...(token === undefined ? {} : { NextToken: token }),
        }),
      );
      expect(page.InitialContactId).toBe(contactId);
      for (const { Content, ContactId, RelatedContactId } of page.Transcript ?? []) {
        expect([ContactId, RelatedContactId].filter((id) => id !== undefined)).toHaveLength(1);
        if (Content !== undefined) found.push(`${Content} ${RelatedContactId ?? 'now'}`);
      }
      token = page.NextToken;
    } while (token !== undefined);
    expect(found).toEqual([
      '7 now',
      `6 ${third}`,
      `5 ${third}`,
      `4 ${second}`,
      `3 ${second}`,
      `2 ${first}`,
      `1 ${first}`,
    ]);
  });

  test('waits for the end of the past chat and for its transcript', async () => {
    await using api = await serveApi();
    const chat = await startConnectedChat(api);
    const PersistentChat = { RehydrationType: 'FROM_SEGMENT', SourceContactId: chat.contactId } as const;
    const refused = { name: 'InvalidRequestException', status: 400 };
    expect(await errorOf(startChat(api, { PersistentChat }))).toMatchObject(refused);
    await api.participant.send(new DisconnectParticipantCommand({ ConnectionToken: chat.connectionToken }));
    expect(await errorOf(startChat(api, { PersistentChat }))).toMatchObject(refused);
    api.advanceChatMinutes(1);
    await startChat(api, { PersistentChat });
  });

  test('finds no past chat that was never here', async () => {
    await using api = await serveApi();
    const PersistentChat = { RehydrationType: 'FROM_SEGMENT', SourceContactId: 'nowhere' } as const;
    expect(await errorOf(startChat(api, { PersistentChat }))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

test('RelatedContactId alone relates a contact and brings no transcript', async () => {
  await using api = await serveApi();
  const RelatedContactId = await pastChat(api, ['Hello']);
  const { contactId } = await startChat(api, { RelatedContactId });
  expect(await describeContact(api, contactId)).toMatchObject({ RelatedContactId });
  expect(api.engine.chatOf(contactId).past).toEqual([]);
});

describe('CreatePersistentContactAssociation', () => {
  test('rehydrates a chat that goes on: its sockets are told, and its transcript has the past', async () => {
    await using api = await serveApi();
    const past = await pastChat(api, ['Hello']);
    const chat = await startConnectedChat(api);
    const socket = await SocketClient.subscribe(await socketUrl(api, chat.participantToken));
    expect(await associate(api, chat.contactId, past)).toMatchObject({ ContinuedFromContactId: past });
    expect(await socket.item(REHYDRATED)).toMatchObject({ ContactId: chat.contactId, Type: 'EVENT' });
    const { Transcript = [] } = await api.participant.send(
      new GetTranscriptCommand({ ConnectionToken: chat.connectionToken }),
    );
    expect(Transcript.find(({ Content }) => Content === 'Hello')).toMatchObject({ RelatedContactId: past });
    socket.terminate();
  });

  test('is made once a chat; a repeated client token answers as the first time', async () => {
    await using api = await serveApi();
    const past = await pastChat(api, ['Hello']);
    const chat = await startConnectedChat(api);
    await associate(api, chat.contactId, past, 'once');
    expect(await associate(api, chat.contactId, past, 'once')).toMatchObject({ ContinuedFromContactId: past });
    const refused = { name: 'InvalidRequestException', status: 400 };
    expect(await errorOf(associate(api, chat.contactId, past))).toMatchObject(refused);
    const resumed = await startChat(api, {
      PersistentChat: { RehydrationType: 'FROM_SEGMENT', SourceContactId: past },
    });
    expect(await errorOf(associate(api, resumed.contactId, past))).toMatchObject(refused);
  });
});

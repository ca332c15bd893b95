import {
  CreateParticipantConnectionCommand,
  GetTranscriptCommand,
  type GetTranscriptCommandInput,
} from '@aws-sdk/client-connectparticipant';
import { describe, expect, test } from '@jest/globals';
import { connectBy, errorOf, given, say, startChat, startConnectedChat } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';

const INVALID = { name: 'ValidationException', status: 400 };

/** A chat in which the customer has joined and then said the numbers from 1 on, one a minute. */
async function chatOf(api: ServedApi, count: number) {
  const chat = await startConnectedChat(api);
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    api.advanceChatMinutes(1);
    ids.push(await say(api, chat.connectionToken, String(number)));
  }
  const read = (input: Partial<GetTranscriptCommandInput> = {}) =>
    api.participant.send(new GetTranscriptCommand({ ConnectionToken: chat.connectionToken, ...input }));
  const texts = async (input: Partial<GetTranscriptCommandInput> = {}) =>
    (await read(input)).Transcript?.map(({ Content, ContentType }) => Content ?? ContentType?.split('.').at(-1));
  return { ...chat, ids, read, texts };
}

describe('GetTranscript', () => {
  test('gives the newest ten, newest first, when nothing is asked', async () => {
    await using api = await serveApi();
    const { texts } = await chatOf(api, 12);
    expect(await texts()).toEqual(['12', '11', '10', '9', '8', '7', '6', '5', '4', '3']);
  });

  test('writes an item as the service does', async () => {
    await using api = await serveApi();
    const { read, ids, contactId, participantId } = await chatOf(api, 1);
    const answer = await read({ SortOrder: 'ASCENDING' });
    expect(answer.InitialContactId).toBe(contactId);
    expect(answer.NextToken).toBeUndefined();
    const who = { ParticipantId: participantId, DisplayName: 'Mia', ParticipantRole: 'CUSTOMER', ContactId: contactId };
    expect(answer.Transcript).toEqual([
      {
        ...who,
        AbsoluteTime: '2026-01-31T12:00:00.000Z',
        ContentType: 'application/vnd.amazonaws.connect.event.participant.joined',
        Id: expect.any(String),
        Type: 'EVENT',
      },
      {
        ...who,
        AbsoluteTime: '2026-01-31T12:01:00.000Z',
        Content: '1',
        ContentType: 'text/plain',
        Id: ids[0],
        Type: 'MESSAGE',
      },
    ]);
  });

  test('pages to either end, and every page is sorted as asked', async () => {
    await using api = await serveApi();
    const { read, texts } = await chatOf(api, 4);
    const walk = async (input: Partial<GetTranscriptCommandInput>) => {
      const pages: unknown[] = [];
      let token: string | undefined;
      do {
        const page = { ...input, MaxResults: 2, ...(token === undefined ? {} : { NextToken: token }) };
        pages.push(await texts(page));
        token = (await read(page)).NextToken;
      } while (token !== undefined);
      return pages;
    };
    expect(await walk({})).toEqual([['4', '3'], ['2', '1'], ['joined']]);
    expect(await walk({ SortOrder: 'ASCENDING' })).toEqual([['3', '4'], ['1', '2'], ['joined']]);
    const fromTheStart = { ScanDirection: 'FORWARD', StartPosition: { MostRecent: 100 } } as const;
    expect(await walk({ ...fromTheStart, SortOrder: 'ASCENDING' })).toEqual([['joined', '1'], ['2', '3'], ['4']]);
    expect(await walk(fromTheStart)).toEqual([['1', 'joined'], ['3', '2'], ['4']]);
  });

  test('starts at an item, a time, or so many from the newest: forward by default', async () => {
    await using api = await serveApi();
    const { texts, ids } = await chatOf(api, 5);
    const ask = (StartPosition: object, ScanDirection?: 'FORWARD' | 'BACKWARD') =>
      texts({ StartPosition, SortOrder: 'ASCENDING', ...(ScanDirection === undefined ? {} : { ScanDirection }) });
    expect(await ask({ Id: ids[2] })).toEqual(['3', '4', '5']);
    expect(await ask({ Id: ids[2] }, 'BACKWARD')).toEqual(['joined', '1', '2', '3']);
    expect(await ask({ AbsoluteTime: '2026-01-31T12:03:30.000Z' })).toEqual(['4', '5']);
    expect(await ask({ AbsoluteTime: '2026-01-31T12:03:00Z' }, 'BACKWARD')).toEqual(['joined', '1', '2', '3']);
    expect(await ask({ AbsoluteTime: '2026-01-31T13:00:00Z' })).toEqual([]);
    expect(await ask({ MostRecent: 2 })).toEqual(['4', '5']);
    expect(await ask({ MostRecent: 2 }, 'BACKWARD')).toEqual(['joined', '1', '2', '3', '4']);
    expect(await ask({ MostRecent: 100 })).toEqual(['joined', '1', '2', '3', '4', '5']);
    expect(await ask({})).toEqual(['joined', '1', '2', '3', '4', '5']);
  });

  test.each<[string, Partial<GetTranscriptCommandInput>]>([
    ['an unknown item to start at', { StartPosition: { Id: 'nothing' } }],
    ['a time that is none', { StartPosition: { AbsoluteTime: 'yesterday' } }],
    ['two positions', { StartPosition: { MostRecent: 1, AbsoluteTime: '2026-01-31T12:00:00Z' } }],
    ['a next token of its own making', { NextToken: 'bm90aGluZw' }],
    ['a contact of another chat', { ContactId: 'another' }],
    ['101 results', { MaxResults: 101 }],
  ])('refuses %s', async (_, input) => {
    await using api = await serveApi();
    const { read } = await chatOf(api, 1);
    expect(await errorOf(read(input))).toMatchObject(INVALID);
  });

  test('FORWARD is refused without a start position and with an empty one, BACKWARD is not', async () => {
    await using api = await serveApi();
    const { read } = await chatOf(api, 1);
    expect(await errorOf(read({ ScanDirection: 'FORWARD' }))).toMatchObject(INVALID);
    expect(await errorOf(read({ ScanDirection: 'FORWARD', StartPosition: {} }))).toMatchObject(INVALID);
    expect((await read({ ScanDirection: 'BACKWARD', StartPosition: {} })).Transcript).toHaveLength(2);
  });

  test('a next token holds for its own transcript alone', async () => {
    await using api = await serveApi();
    const one = await chatOf(api, 3);
    const other = await chatOf(api, 3);
    const { NextToken } = await one.read({ MaxResults: 1 });
    expect(await errorOf(other.read({ NextToken }))).toMatchObject(INVALID);
  });

  test('nobody reads it after the chat has ended', async () => {
    await using api = await serveApi();
    const { read, contactId } = await chatOf(api, 1);
    api.engine.endChat(contactId, 'API');
    expect(await errorOf(read())).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  });

  test('a customer reads before the websocket is open, as AWS’s chat interface does, and cannot write yet', async () => {
    await using api = await serveApi();
    const { participantToken } = await startChat(api, {
      InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
    });
    const { ConnectionCredentials } = await api.participant.send(
      new CreateParticipantConnectionCommand({ ParticipantToken: participantToken, Type: ['CONNECTION_CREDENTIALS'] }),
    );
    const ConnectionToken = given(ConnectionCredentials?.ConnectionToken);
    const { Transcript } = await api.participant.send(new GetTranscriptCommand({ ConnectionToken }));
    expect(Transcript).toMatchObject([{ Content: 'Hello' }]);
    expect(await errorOf(say(api, ConnectionToken, 'Me again'))).toMatchObject({ name: 'AccessDeniedException' });
  });

  test('a custom participant reads while it is part of the chat', async () => {
    await using api = await serveApi();
    const { contactId } = await chatOf(api, 1);
    const bot = api.engine.createCustomParticipant(contactId, 'Bot');
    const ConnectionToken = await connectBy(api, given(bot.token));
    const read = () => api.participant.send(new GetTranscriptCommand({ ConnectionToken }));
    expect((await read()).Transcript).toHaveLength(3);
    api.engine.disconnectParticipant(bot.participantId);
    expect(await errorOf(read())).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  });

  test('a contact’s part is what was said during it', async () => {
    await using api = await serveApi();
    const { texts, contactId, connectionToken } = await chatOf(api, 1);
    const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    const [queue] = api.instance.queues;
    if (queue === undefined) throw new Error('The instance has no queue.');
    const next = api.engine.agentTransfers(agent.participantId, queue);
    await say(api, connectionToken, '2');
    expect(await texts({ ContactId: next.contactId })).toContain('2');
    expect(await texts({ ContactId: next.contactId })).not.toContain('1');
    expect(await texts({ ContactId: contactId })).not.toContain('2');
    expect(await texts()).toEqual(expect.arrayContaining(['1', '2']));
  });
});

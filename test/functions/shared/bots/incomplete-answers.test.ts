import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectBot, renewConnection } from '../../../../functions/shared/bots/bot-connection.ts';
import { type TranscriptMessage, transcriptPages } from '../../../../functions/shared/bots/transcript.ts';
import { AwsServer, credentials } from '../../support/aws-server.ts';

let server: AwsServer;
let participant: ConnectParticipantClient;
beforeAll(async () => {
  server = await AwsServer.start();
  participant = new ConnectParticipantClient({ endpoint: server.url, region: 'eu-central-1', credentials });
});
afterAll(async () => {
  participant.destroy();
  await server.stop();
});

const signal = () => AbortSignal.timeout(30_000);

async function read(...pages: readonly object[]): Promise<readonly (readonly TranscriptMessage[])[]> {
  const left = [...pages];
  server.answer = () => ({ body: left.shift() ?? {} });
  const read: (readonly TranscriptMessage[])[] = [];
  const reader = { participant, connectionToken: 'token', signal: signal() };
  for await (const page of transcriptPages(reader, { ScanDirection: 'BACKWARD' })) read.push(page);
  return read;
}

describe('a page of a transcript', () => {
  test('may be without items, and without what an item can lack', async () => {
    const bare = { Id: 'one', Type: 'MESSAGE' };
    expect(
      await read({ NextToken: 'more' }, { Transcript: [bare, { Type: 'MESSAGE' }, { Id: 'two', Type: 'EVENT' }] }),
    ).toEqual([
      [],
      [
        {
          id: 'one',
          at: '',
          contactId: undefined,
          role: 'SYSTEM',
          displayName: '',
          contentType: 'text/plain',
          content: '',
        },
      ],
    ]);
  });
});

describe('a bot’s connection', () => {
  const answerWith = (ConnectionCredentials?: object) => {
    server.answer = () => ({ body: { ConnectionCredentials } });
  };

  test.each([
    ['none', undefined],
    ['one that is not a time', 'soon'],
  ])('whose token has %s for its end counts as run out', async (_what, Expiry) => {
    answerWith({ ConnectionToken: 'token', Expiry });
    expect(await renewConnection(participant, 'participant-token', signal())).toEqual({
      token: 'token',
      expiresAtMs: 0,
    });
  });

  test('lives until the time that Amazon Connect says', async () => {
    answerWith({ ConnectionToken: 'token', Expiry: '2026-11-02T09:00:00.000Z' });
    const { expiresAtMs } = await connectBot(participant, 'participant-token', signal());
    expect(expiresAtMs).toBe(Date.UTC(2026, 10, 2, 9));
  });

  test.each([undefined, {}])('without a token is a failed call: %p', async (ConnectionCredentials) => {
    answerWith(ConnectionCredentials);
    await expect(connectBot(participant, 'participant-token', signal())).rejects.toMatchObject({
      name: 'CallFailed',
      failure: { operation: 'CreateParticipantConnection', awsError: 'NoConnectionToken' },
    });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { momentAt } from '../support/moment.ts';
import { type Answer, ConnectOfTest, chat, httpEvent, startStartChat } from './chat-starts.ts';

const KEY = { 'idempotency-key': '8e03978e-40d5-43e8-bc93-6894a57f9324' };
const OTHER_KEY = { 'idempotency-key': '0b5ae8c2-5d0f-4a1e-9d5f-3c1b7e0a2f64' };

let connect: ConnectOfTest;
const lastSource = () => connect.chats.at(-1)?.sourceContactId;

describe('by resume token', () => {
  let service: Awaited<ReturnType<typeof startStartChat>>;
  beforeAll(async () => {
    service = await startStartChat();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.aws.reset();
    connect = new ConnectOfTest();
    service.aws.answer = connect.answer;
  });

  const start = (token?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    service.call(httpEvent({ body: chat(token === undefined ? {} : { ResumeToken: token }), headers }));

  const expectResumed = (answer: Answer, from: Answer) => {
    expect(answer).toMatchObject({ status: 200, resumed: true, reason: undefined });
    expect(lastSource()).toBe(from.contactId);
  };
  const expectFresh = (answer: Answer, reason: string) => {
    expect(answer).toMatchObject({ status: 200, resumed: false, reason });
    expect(lastSource()).toBeUndefined();
  };

  test('a chat goes on from the one that the token stands for, and gets a token of its own', async () => {
    const first = await start();
    const second = await start(first.resumeToken);
    expectResumed(second, first);
    expect(connect.chats[1]?.request).toMatchObject({
      PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: first.contactId },
    });
    expectResumed(await start(second.resumeToken), second);
  });

  test('a token is good once', async () => {
    const first = await start();
    await start(first.resumeToken);
    expectFresh(await start(first.resumeToken), 'TOKEN_NOT_VALID');
  });

  test('of ten at once with the same token, one resumes', async () => {
    const { resumeToken } = await start();
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(resumeToken)));
    expect(answers.filter(({ resumed }) => resumed === true)).toHaveLength(1);
    expect(answers.filter(({ reason }) => reason === 'TOKEN_NOT_VALID')).toHaveLength(9);
  });

  test.each([
    ['STILL_ACTIVE', 'active'],
    ['NOT_READY', 'notReady'],
  ] as const)('%s: a fresh chat, and the token stays good', async (reason, state) => {
    const first = await start();
    connect[state].add(first.contactId);
    expectFresh(await start(first.resumeToken), reason);
    connect[state].clear();
    expectResumed(await start(first.resumeToken), first);
  });

  test('a chat that Amazon Connect no longer knows is nothing to resume', async () => {
    const first = await start();
    connect.forgotten.add(first.contactId);
    expectFresh(await start(first.resumeToken), 'NOTHING_TO_RESUME');
  });

  describe('an attempt that failed', () => {
    test('does not cost the right to resume', async () => {
      const first = await start();
      service.aws.answer = () => ({ error: 'ThrottlingException', status: 429 });
      const event = httpEvent({ body: chat({ ResumeToken: first.resumeToken }) });
      expect((await service.call(event, 1800)).status).toBe(429);
      service.aws.answer = connect.answer;
      expectResumed(await start(first.resumeToken), first);
    });

    test('whose answer was lost is repeated with its Idempotency-Key: the same chat, and a token that works', async () => {
      const first = await start();
      const lost = await start(first.resumeToken, KEY);
      const again = await start(first.resumeToken, KEY);
      expect(again).toMatchObject({ contactId: lost.contactId, resumed: true });
      expect(connect.chats).toHaveLength(2);
      expectResumed(await start(again.resumeToken), again);
      expectFresh(await start(lost.resumeToken), 'TOKEN_NOT_VALID');
    });

    test.each([1, 2, 3, 4, 5])('is repeated five times at once: one token stays good (%i)', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const answers = await Promise.all(Array.from({ length: 5 }, () => start(undefined, key)));
      expect(new Set(answers.map(({ contactId }) => contactId)).size).toBe(1);
      const tokens = answers.flatMap(({ resumeToken }) => resumeToken ?? []);
      const resumed: Answer[] = [];
      for (const token of tokens) resumed.push(await start(token));
      expect(resumed.filter((answer) => answer.resumed === true)).toHaveLength(1);
    });

    test('is repeated without a token once the first answer has been used', async () => {
      const first = await start();
      const second = await start(first.resumeToken, KEY);
      await start(second.resumeToken);
      const again = await start(first.resumeToken, KEY);
      expect(again).toMatchObject({ contactId: second.contactId, resumed: true, resumeToken: undefined });
    });

    test('answers the same way again, though the past chat could be resumed by now', async () => {
      const first = await start();
      connect.active.add(first.contactId);
      const fresh = await start(first.resumeToken, KEY);
      connect.active.clear();
      const again = await start(first.resumeToken, KEY);
      expect(again).toMatchObject({ contactId: fresh.contactId, resumed: false, reason: 'STILL_ACTIVE' });
    });

    test('loses the token to another start that used it meanwhile', async () => {
      const first = await start();
      service.aws.answer = () => ({ error: 'ThrottlingException', status: 429 });
      const event = httpEvent({ body: chat({ ResumeToken: first.resumeToken }), headers: KEY });
      expect((await service.call(event, 1800)).status).toBe(429);
      service.aws.answer = connect.answer;
      expectResumed(await start(first.resumeToken, OTHER_KEY), first);
      expectFresh(await start(first.resumeToken, KEY), 'TOKEN_NOT_VALID');
    });
  });

  describe('an attacker gets a fresh chat, whatever the token', () => {
    const forged = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';
    test.each([
      ['forged', () => forged],
      ['empty', () => ''],
      ['truncated', (token: string) => token.slice(0, -1)],
      ['longer', (token: string) => `${token}A`],
      ['in another case', (token: string) => token.toUpperCase()],
      ['with blanks around it', (token: string) => ` ${token} `],
      ['with its last bits changed', (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
      ['a key of the table', (token: string) => `resume#${token}`],
      ['a wildcard', () => '*'],
      ['very long', () => 'A'.repeat(100_000)],
      ['a contact id', (_token: string, contactId: string) => contactId],
    ])('%s', async (_kind, forge) => {
      const { resumeToken, contactId } = await start();
      expectFresh(await start(forge(String(resumeToken), contactId)), 'TOKEN_NOT_VALID');
    });

    test('expired', async () => {
      const short = await startStartChat({ RESUME_WITHIN_DAYS: '1' });
      short.aws.answer = connect.answer;
      const first = await short.call(httpEvent());
      const dayMs = 24 * 60 * 60 * 1000;
      const table = new (await import('../../../functions/start-chat/starts-table.ts')).StartsTable(
        short.table.client(),
        short.table.name,
      );
      const { hashOfToken } = await import('../../../functions/start-chat/digests.ts');
      const hash = hashOfToken(String(first.resumeToken)) ?? '';
      expect(await table.claimToken(hash, 'late', momentAt(Date.now() + dayMs + 1000))).toBeUndefined();
      expect(await table.claimToken(hash, 'in time', momentAt(Date.now() + dayMs - 60_000))).toBe(first.contactId);
      await short.stop();
    });

    test.each([5, true, {}, [], { token: 'x' }])('a token that is %j is 400', async (token) => {
      expect((await start(token)).status).toBe(400);
    });

    test('a source contact id cannot be smuggled in', async () => {
      const { contactId } = await start();
      connect.chats.length = 0;
      const past = { SourceContactId: contactId, RehydrationType: 'ENTIRE_PAST_SESSION' };
      const bodies = [
        chat({ PersistentChat: past }),
        chat({ SourceContactId: contactId }),
        chat({ RelatedContactId: contactId }),
        chat({ sourceContactId: contactId }),
        { ParticipantDetails: { DisplayName: 'Mia', PersistentChat: past } },
        chat({ InitialMessage: { ContentType: 'text/plain', Content: 'x', PersistentChat: past } }),
        `{"ParticipantDetails":{"DisplayName":"M"},"__proto__":{"PersistentChat":${JSON.stringify(past)}}}`,
        `{"ParticipantDetails":{"DisplayName":"M"},"constructor":{"prototype":{"PersistentChat":${JSON.stringify(past)}}}}`,
        `{"PersistentChat":${JSON.stringify(past)},"PersistentChat":null,"ParticipantDetails":{"DisplayName":"M"}}`,
      ];
      for (const body of bodies) expect((await service.call(httpEvent({ body }))).status).toBe(400);
      const headers = {
        'x-source-contact-id': contactId,
        persistentchat: JSON.stringify(past),
        'resume-token': contactId,
      };
      expectFresh(await service.call(httpEvent({ headers })), 'NOTHING_TO_RESUME');
    });

    test('claims that no authorizer of this deployment verified count for nothing', async () => {
      const claims = { iss: 'https://id.example', sub: 'mia' };
      await service.call(httpEvent({ claims }));
      expectFresh(await service.call(httpEvent({ claims })), 'NOTHING_TO_RESUME');
    });

    test('no answer tells whether a contact or a token exists', async () => {
      const { resumeToken } = await start();
      await start(resumeToken);
      const shapes = await Promise.all(
        [forged, String(resumeToken), 'x'].map(async (token) => {
          const { data, ...rest } = JSON.parse((await start(token)).text);
          return { data: Object.keys(data.startChatResult), ...rest, resumeToken: typeof rest.resumeToken };
        }),
      );
      expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    });
  });

  test('the table holds hashes alone: neither tokens nor what was asked for', async () => {
    const secret = chat({
      ParticipantDetails: { DisplayName: 'canary-name' },
      Attributes: { topic: 'canary-attribute' },
      InitialMessage: { ContentType: 'text/plain', Content: 'canary-text' },
    });
    const answer = await service.call(httpEvent({ body: secret, headers: OTHER_KEY }));
    const { ScanCommand } = await import('@aws-sdk/client-dynamodb');
    const { Items } = await service.table.client().send(new ScanCommand({ TableName: service.table.name }));
    const rows = JSON.stringify(Items);
    expect(rows).toContain(answer.contactId);
    for (const kept of [answer.resumeToken, answer.participantToken, 'canary', OTHER_KEY['idempotency-key']]) {
      expect(rows).not.toContain(kept);
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ConnectOfTest, chat, httpEvent, startStartChat } from './chat-starts.ts';

const KEY = { 'idempotency-key': '8e03978e-40d5-43e8-bc93-6894a57f9324' };

let connect: ConnectOfTest;
const lastSource = () => connect.chats.at(-1)?.sourceContactId;

describe('by verified identity', () => {
  let service: Awaited<ReturnType<typeof startStartChat>>;
  beforeAll(async () => {
    service = await startStartChat({ IDENTITY: 'jwt', REHYDRATION_TYPE: 'FROM_SEGMENT' });
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.aws.reset();
    connect = new ConnectOfTest();
    service.aws.answer = connect.answer;
  });

  const as = (sub: unknown, iss: unknown = 'https://id.example', body: unknown = chat(), headers = {}) =>
    service.call(httpEvent({ body, headers, claims: { iss, sub } }));

  test('a person goes on from their own last chat, and needs no token', async () => {
    const first = await as('mia');
    expect(first).toMatchObject({ resumed: false, reason: 'NOTHING_TO_RESUME', resumeToken: undefined });
    const second = await as('mia');
    expect(second).toMatchObject({ resumed: true, resumeToken: undefined });
    expect(connect.chats[1]?.request).toMatchObject({
      PersistentChat: { RehydrationType: 'FROM_SEGMENT', SourceContactId: first.contactId },
    });
    await as('mia');
    expect(lastSource()).toBe(second.contactId);
  });

  test.each([
    ['another subject', 'noa', 'https://id.example'],
    ['the same subject of another issuer', 'mia-1', 'https://other.example'],
    ['a subject that joins issuer and subject', 'example|mia-1', 'https://id.'],
    ['a subject in other letters', 'MIA-1', 'https://id.example'],
  ])('%s has nothing to resume', async (_who, sub, iss) => {
    await as('mia-1');
    expect(await as(sub, iss)).toMatchObject({ resumed: false, reason: 'NOTHING_TO_RESUME' });
  });

  test.each([
    ['no claims', undefined, 'https://id.example'],
    ['an empty subject', '', 'https://id.example'],
    ['a list of subjects', ['mia'], 'https://id.example'],
    ['no issuer', 'mia', null],
  ])('%s is 401', async (_what, sub, iss) => {
    expect(await as(sub, iss)).toMatchObject({ status: 401, error: { name: 'Unauthorized' } });
    expect((await service.call(httpEvent())).status).toBe(401);
    expect(service.aws.requests).toEqual([]);
  });

  test('a resume token counts for nothing, not even a good one', async () => {
    const anonymous = await startStartChat({ TABLE_NAME: service.table.name });
    anonymous.aws.answer = connect.answer;
    const theirs = await anonymous.call(httpEvent());
    await anonymous.stop();
    const answer = await as('tom', undefined, chat({ ResumeToken: theirs.resumeToken }));
    expect(answer).toMatchObject({ resumed: false, reason: 'NOTHING_TO_RESUME' });
  });

  test('another person with the same Idempotency-Key and request gets another chat', async () => {
    const mine = await as('mia-2', undefined, chat(), KEY);
    const theirs = await as('noa-2', undefined, chat(), KEY);
    expect(theirs.contactId).not.toBe(mine.contactId);
    expect((await as('mia-2', undefined, chat(), KEY)).contactId).toBe(mine.contactId);
  });

  test('while the last chat goes on, a fresh one begins, and that one stays the one to return to', async () => {
    const first = await as('mia-3');
    connect.active.add(first.contactId);
    expect(await as('mia-3')).toMatchObject({ resumed: false, reason: 'STILL_ACTIVE' });
    connect.active.clear();
    expect(await as('mia-3')).toMatchObject({ resumed: true });
    expect(lastSource()).toBe(first.contactId);
  });

  test('a lost answer costs nobody their past', async () => {
    const first = await as('mia-4');
    const lost = await as('mia-4', undefined, chat(), KEY);
    const again = await as('mia-4', undefined, chat(), KEY);
    expect(again).toMatchObject({ contactId: lost.contactId, resumed: true });
    expect(lastSource()).toBe(first.contactId);
    await as('mia-4');
    expect(lastSource()).toBe(lost.contactId);
  });
});

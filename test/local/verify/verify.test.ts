import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';
import { verify } from './run-verify.ts';
import { synthVerifiedKit } from './verified-kit.ts';

let assembly: string;
let connect: LocalConnect;
beforeAll(() => {
  assembly = synthVerifiedKit();
});
afterAll(() => rmSync(assembly, { recursive: true }));
beforeEach(async () => {
  connect = await LocalConnect.start({ assembly });
});
afterEach(() => connect.close());

const LEFT_OUT = ['bootstrap', 'stacks', 'queue', 'quotas', 'alarms', 'dead-letters'];

test('every check passes against Local Connect by turning its clock, and no chat is left', async () => {
  const { outcomes, contactIds, leftOver } = await verify({ url: connect.url, assembly });
  const notPassed = outcomes.filter(({ state }) => state !== 'PASSED');
  expect(notPassed.map(({ id, state }) => [id, state])).toEqual(LEFT_OUT.map((id) => [id, 'SKIPPED']));
  expect(outcomes).toHaveLength(24);
  expect(leftOver).toEqual([]);
  expect(contactIds).toHaveLength(5);
  expect(contactIds.map((contactId) => connect.contact({ contactId }).state)).toEqual(contactIds.map(() => 'ENDED'));
});

test('what is recorded has shapes, names and times, and nothing of anybody', async () => {
  const { recorder, contactIds } = await verify({ url: connect.url, assembly });
  const evidence = recorder.evidence({ service: 'Local Connect', region: 'us-east-1', recordedOn: '2026-11-26' });
  const text = JSON.stringify(evidence);
  for (const contactId of contactIds) expect(text).not.toContain(contactId);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|arn:|127\.0\.0\.1|order|verify|Chat welcome|said before/i);
  expect(evidence.rows.every(({ holds }) => holds)).toBe(true);
  expect(evidence.rows.map(({ row }) => row).toSorted()).toEqual(
    ['P1', 'P11', 'P19', 'P2', 'P24', 'P26', 'P27', 'T11', 'T13', 'T17', 'T3', 'T6', 'T7', 'T9'].toSorted(),
  );
  expect(evidence.answers.find(({ operation }) => operation === 'StartChatContact')?.answer).toEqual({
    ContactId: 'text',
    ParticipantId: 'text',
    ParticipantToken: 'text',
  });
});

test('one check is run with those that it needs, and no others', async () => {
  const { outcomes } = await verify({ url: connect.url, assembly, only: 'set-timers' });
  expect(outcomes.map(({ id }) => id)).toEqual(['account', 'instance', 'chat', 'set-timers']);
});

test('enters the queue that is named, and takes another one for a failure', async () => {
  const idOf = (wanted: string) => connect.instance.queues.find(({ name }) => name === wanted)?.id ?? '';
  const named = await verify({ url: connect.url, assembly, only: 'welcome', queueId: idOf('Chats') });
  expect(named.outcomes.at(-1)).toMatchObject({ id: 'welcome', state: 'PASSED' });
  const other = await verify({ url: connect.url, assembly, only: 'welcome', queueId: idOf('Chat tests') });
  expect(other.outcomes.at(-1)).toMatchObject({ state: 'FAILED', says: 'the chat is in another queue' });
});

test('interrupted, it ends the chats that it has begun', async () => {
  const interrupted = new AbortController();
  const { contactIds, leftOver } = await verify({
    url: connect.url,
    assembly,
    signal: interrupted.signal,
    onOutcome: ({ id }) => {
      if (id === 'custom-participant') interrupted.abort(new Error('Interrupted'));
    },
  });
  expect([contactIds.length, leftOver]).toEqual([2, []]);
  expect(contactIds.map((contactId) => connect.contact({ contactId }).state)).toEqual(['ENDED', 'ENDED']);
});

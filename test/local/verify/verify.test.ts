import { readFileSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { coverage } from '../../../local/coverage.ts';
import { LocalConnect } from '../../../local/index.ts';
import { allChecks, type Check, planOf, RUN_MS, readEvidence, withNeeds } from '../../../local/verify/index.ts';
import { verify } from './run-verify.ts';
import { synthVerifiedKit } from './verified-kit.ts';

let assembly: string;
let connect: LocalConnect;
let transport: ManualTransportClock;
beforeAll(() => {
  assembly = synthVerifiedKit();
});
afterAll(() => rmSync(assembly, { recursive: true }));
beforeEach(async () => {
  transport = new ManualTransportClock(Date.UTC(2026, 10, 26, 12));
  connect = await LocalConnect.start({ assembly, transport });
});
afterEach(() => connect.close());

const LEFT_OUT = ['bootstrap', 'queue', 'quotas', 'alarms'];

/** What a run shows of the rules in the coverage table, on Amazon Connect as here. */
const TOLD = /^A run shows (.*)\.$/m.exec(readFileSync('docs/evidence/README.md', 'utf8'))?.[1] ?? '';
const PROBES = TOLD.split(', ');

test('every check passes against Local Connect by turning its clock, and no chat is left', async () => {
  connect.quotas.setMode('aws');
  const { outcomes, contactIds, leftOver, tookMs } = await verify({ url: connect.url, assembly, transport });
  const notPassed = outcomes.filter(({ state }) => state !== 'PASSED');
  expect(notPassed.map(({ id, state }) => [id, state])).toEqual(LEFT_OUT.map((id) => [id, 'SKIPPED']));
  expect(outcomes).toHaveLength(26);
  // With five test cases at once, as the service has it; a minute is left for the calls, which take no chat time here.
  expect(tookMs).toBeLessThanOrEqual(7 * 60_000);
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
  expect(evidence.rows.map(({ row }) => row).toSorted()).toEqual(PROBES.toSorted());
  expect(PROBES.filter((probe) => !coverage().some(({ id }) => id === probe))).toEqual([]);
  const { answer } = evidence.answers.findLast(({ operation }) => operation === 'notification') ?? {};
  expect(answer).toMatchObject({
    body: { Type: 'EVENT', ContentType: expect.stringMatching(/chat\.ended$/), AbsoluteTime: 'time', Id: 'text' },
    attributes: { MessageVisibility: 'ALL', InitialContactId: 'text' },
  });
  expect(evidence.answers.find(({ operation }) => operation === 'StartChatContact')?.answer).toEqual({
    ContactId: 'text',
    ParticipantId: 'text',
    ParticipantToken: 'text',
  });
});

test('what is recorded in an account is taken as evidence', async () => {
  const { recorder } = await verify({ url: connect.url, assembly, only: 'streamed' });
  const recorded = recorder.evidence({ service: 'Amazon Connect', region: 'us-east-1', recordedOn: '2026-11-26' });
  expect(recorded.answers.length).toBeGreaterThan(20);
  const { rows } = readEvidence(JSON.stringify(recorded), 'one.json');
  expect(rows).toContainEqual(expect.objectContaining({ row: 'P22', holds: true }));
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

test('with a bot in Chat welcome it asks the bot for a person, and is in the queue', async () => {
  const withBot = synthVerifiedKit({ bot: 'faq', stage: 'test' });
  await using kit = await LocalConnect.start({ assembly: withBot });
  const handedOver = await verify({ url: kit.url, assembly: withBot, only: 'welcome' });
  expect(handedOver.outcomes.at(-1)).toMatchObject({ id: 'welcome', state: 'PASSED' });
  rmSync(withBot, { recursive: true });
});

test('interrupted, it ends the chats that it has begun', async () => {
  const interrupted = new AbortController();
  const { contactIds, leftOver } = await verify({
    url: connect.url,
    assembly,
    signal: interrupted.signal,
    onOutcome: ({ id }) => {
      if (id === 'transcript') interrupted.abort(new Error('Interrupted'));
    },
  });
  expect([contactIds.length, leftOver]).toEqual([2, []]);
  expect(contactIds.map((contactId) => connect.contact({ contactId }).state)).toEqual(['ENDED', 'ENDED']);
});

/** Has a chat of this flow stay until somebody ends it. */
function neverEnds(name: string): void {
  const flow = connect.flows.find((one) => one.name === name);
  if (flow === undefined) throw new Error(`There is no ${name}.`);
  const Parameters = { TimeLimitSeconds: '604800', Events: ['CustomerReturned'] };
  const Conditions = ['WaitCompleted', 'CustomerReturned'].map((operand) => ({
    NextAction: 'Stay',
    Condition: { Operator: 'Equals', Operands: [operand] },
  }));
  const Errors = [{ NextAction: 'Stay', ErrorType: 'NoMatchingError' }];
  const Transitions = { NextAction: 'Stay', Conditions, Errors };
  const Actions = [{ Identifier: 'Stay', Type: 'Wait', Parameters, Transitions }];
  const { id, type } = flow;
  connect.loadFlow({ name, id, type, content: { Version: '2019-10-30', StartAction: 'Stay', Actions } });
}

test('eight minutes are the end, however long test cases go on: those that are not over are named, and stopped', async () => {
  connect.quotas.setMode('aws');
  for (const name of ['Chat welcome', 'Chat welcome with bot', 'Chat disconnect']) neverEnds(name);
  const { outcomes, tookMs, leftOver } = await verify({ url: connect.url, assembly, transport, only: 'test-cases' });
  expect(tookMs).toBeLessThanOrEqual(RUN_MS);
  const { state, says } = outcomes.at(-1) ?? {};
  expect([state, says?.split('; ')]).toEqual([
    'FAILED',
    [expect.stringMatching(/^Chat disconnect: .* \(FAILED\)/), expect.stringMatching(/^not over: .* and 7 more$/)],
  ]);
  expect(leftOver).toEqual([]);
});

test('what a run will do is told of the checks that it has: of test cases and the queue only where there are some', () => {
  const idsOf = (checks: readonly Check[]) => checks.map(({ id }) => id);
  const whole = planOf(idsOf(allChecks()), { testCases: 19, entersQueue: false });
  expect(whole.find(({ when }) => when === 'meanwhile')?.what).toBe(
    'a chat without a websocket; a chat with the bot; 19 test cases, 5 at once',
  );
  const one = planOf(idsOf(withNeeds(allChecks(), 'test-cases')), { testCases: 1, entersQueue: true });
  expect(one.map(({ what }) => what)).toContain('1 test case, 5 at once');
  expect(one.at(-1)?.when).toBe('8 minutes');
});

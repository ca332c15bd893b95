import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import {
  allChecks,
  awsSurroundings,
  connectService,
  Recorder,
  runChecks,
  Verification,
} from '../../../local/verify/index.ts';
import type { Expected } from '../../../local/verify/verification.ts';
import {
  ACCOUNT,
  alarms,
  FLOW_ARN,
  INSTANCE,
  letters,
  logged,
  noStack,
  PAGED,
  quotas,
  STACKS,
  stack,
  WELL,
} from './aws-answers.ts';
import { type Answers, queryError, recordedAws } from './recorded-aws.ts';

const environment = { ...process.env };
beforeEach(() => {
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'recorded',
    AWS_SECRET_ACCESS_KEY: 'recorded',
    AWS_MAX_ATTEMPTS: '1',
  });
});
afterEach(() => {
  process.env = { ...environment };
});

type Expectation = Partial<Pick<Expected, 'accountId' | 'region' | 'instanceId' | 'queueId'>>;

/** Runs the checks with these ids against what is recorded; nothing but the environment says where AWS is. */
async function verify(
  answers: Answers,
  ids: readonly string[],
  expectation: Expectation = {},
  queueId?: string,
  isPre = false,
) {
  await using aws = await recordedAws(answers);
  process.env.AWS_ENDPOINT_URL = aws.url;
  const { signal } = new AbortController();
  const surroundings = awsSurroundings(STACKS, new ManualTransportClock(0), signal);
  const recorder = new Recorder();
  const service = connectService(recorder, surroundings.endpoint);
  const { accountId, region, instanceId, queueId: queue } = expectation;
  const expected = { flows: [], testCases: [], accountId, region, instanceId, queueId: queue, isSandbox: false };
  const verification = new Verification({ surroundings, service, recorder, expected, queueId, isPre });
  const checks = allChecks().filter(({ id }) => ids.includes(id));
  const outcomes = await runChecks(checks, verification, () => {}, signal);
  surroundings.close();
  service.close();
  return { outcomes, asked: aws.asked };
}

const PLACE = ['account', 'bootstrap', 'stacks', 'instance', 'queue', 'quotas'];
const AFTER = ['alarms', 'dead-letters', 'logs'];

describe('the surroundings in an account, as its services answer', () => {
  test('all is well: stacks, instance, queue, alarms, dead letters and logs', async () => {
    const { outcomes, asked } = await verify(
      WELL,
      [...PLACE, ...AFTER],
      { accountId: ACCOUNT, region: 'eu-central-1' },
      '9999',
    );
    expect(outcomes.map(({ id, state, says }) => [id, state, says])).toEqual([
      ['account', 'PASSED', 'Amazon Connect in eu-central-1'],
      ['bootstrap', 'PASSED', 'version 28'],
      ['stacks', 'PASSED', 'all of them'],
      ['instance', 'PASSED', '1 flows'],
      ['queue', 'PASSED', ''],
      ['quotas', 'PASSED', 'Concurrent active chats per instance 500'],
      ['alarms', 'PASSED', ''],
      ['dead-letters', 'PASSED', '1 dead-letter queues are empty'],
      ['logs', 'PASSED', 'since this run began'],
    ]);
    const alarms = asked.find(({ what }) => what === 'DescribeAlarms')?.body ?? '';
    expect(JSON.parse(alarms)).toMatchObject({
      StateValue: 'ALARM',
      AlarmNames: expect.arrayContaining(['ChatFunctions-BotsSilent-2DEF']),
    });
  });

  test('credentials of another account, and another Region, are named before anything is done', async () => {
    const elsewhere = await verify(WELL, ['account'], { accountId: '444455556666' });
    expect(elsewhere.outcomes[0]).toMatchObject({
      state: 'FAILED',
      says: expect.stringContaining('of another account'),
    });
    const region = await verify(WELL, ['account'], { region: 'us-east-1' });
    expect(region.outcomes[0]).toMatchObject({ state: 'FAILED', fix: 'set AWS_REGION=us-east-1' });
  });

  test('stacks in another instance than the settings name, and a queue that it has not', async () => {
    const other = INSTANCE.replace('0a1b2c3d', 'b0b1b2b3');
    const instance = await verify(WELL, ['account', 'instance'], { instanceId: other });
    expect(instance.outcomes[1]).toMatchObject({
      state: 'FAILED',
      says: 'the stacks are in another instance than the settings name',
    });
    const queue = await verify(WELL, ['account', 'instance', 'queue'], { instanceId: INSTANCE, queueId: '8888' });
    expect(queue.outcomes[2]).toMatchObject({
      state: 'FAILED',
      says: 'the instance has no queue with the id of queueArn in the settings',
    });
  });

  test('an account with the quotas of a new one', async () => {
    const ListServiceQuotas = quotas(['Concurrent active chats per instance', 100]);
    const { outcomes } = await verify({ ...WELL, ListServiceQuotas }, ['account', 'quotas']);
    expect(outcomes[1]).toMatchObject({ state: 'WARNED', fix: expect.stringContaining('npm run capacity') });
  });

  test('an account that was not prepared, and credentials that have run out', async () => {
    const { outcomes } = await verify({ ...WELL, 'DescribeStacks CDKToolkit': noStack('CDKToolkit') }, [
      'account',
      'bootstrap',
    ]);
    expect(outcomes[1]).toMatchObject({ state: 'FAILED', fix: expect.stringContaining('npm run bootstrap') });
    const expired = queryError(403, 'ExpiredToken', 'The security token included in the request is expired');
    const { outcomes: refused } = await verify({ ...WELL, GetCallerIdentity: expired }, ['account', 'stacks']);
    expect(refused[0]).toMatchObject({ state: 'FAILED', fix: 'sign in, for example with aws sso login' });
    expect(refused[1]).toMatchObject({ state: 'SKIPPED', says: 'without account' });
  });

  test('a stack that is missing, one that failed, and one of another version', async () => {
    const missing = noStack('ChatFlows');
    const failed = stack('ChatFunctions', 'UPDATE_ROLLBACK_FAILED');
    const broken = { ...WELL, 'DescribeStacks ChatFlows': missing, 'DescribeStacks ChatFunctions': failed };
    const { outcomes } = await verify(broken, ['account', 'stacks', 'instance']);
    expect(outcomes[1]).toMatchObject({
      state: 'FAILED',
      says: 'ChatFunctions is UPDATE_ROLLBACK_FAILED, ChatFlows is not there',
    });
    expect(outcomes[2]).toMatchObject({ state: 'FAILED', says: 'no stack has the output ChatWelcomeFlowArn' });
    const old = { ...WELL, 'DescribeStacks ChatFlows': stack('ChatFlows', 'CREATE_COMPLETE') };
    const { outcomes: without } = await verify(old, ['account', 'stacks', 'instance']);
    expect(without[2]).toMatchObject({ state: 'FAILED', says: 'no stack has the output ChatWelcomeFlowArn' });
  });

  test('an alarm that rings, a dead letter, and errors in a log are told by their names', async () => {
    const troubled = {
      ...WELL,
      DescribeAlarms: alarms({ MetricAlarms: [{ AlarmName: 'ChatFunctions-TimersLost-1ABC', StateValue: 'ALARM' }] }),
      GetQueueAttributes: letters(3),
      FilterLogEvents: logged('{}', '{}'),
    };
    const { outcomes } = await verify(troubled, ['account', 'stacks', ...AFTER]);
    expect(outcomes.slice(2).map(({ id, state, says }) => [id, state, says])).toEqual([
      ['alarms', 'WARNED', 'TimersLost'],
      ['dead-letters', 'WARNED', 'RetryDeadLetters: 3'],
      ['logs', 'WARNED', 'SetChatTimersLogs: 2'],
    ]);
  });

  test('lists that come in pages are read to their end', async () => {
    const DescribeAlarms = alarms({ MetricAlarms: [{ AlarmName: 'ChatFunctions-BotsSilent', StateValue: 'ALARM' }] });
    const { outcomes } = await verify({ ...PAGED, DescribeAlarms }, [...PLACE, 'alarms'], {}, '9999');
    expect(outcomes.map(({ id, state, says }) => [id, state, says])).toEqual([
      ['account', 'PASSED', 'Amazon Connect in eu-central-1'],
      ['bootstrap', 'PASSED', 'version 28'],
      ['stacks', 'PASSED', 'all of them'],
      ['instance', 'PASSED', '2 flows'],
      ['queue', 'PASSED', ''],
      ['quotas', 'PASSED', 'Concurrent active chats per instance 200'],
      ['alarms', 'WARNED', 'BotsSilent'],
    ]);
  });

  test('before a deployment: the instance of the settings answers, and one that the deployment makes is left out', async () => {
    const pre = ['account', 'instance', 'queue'];
    const there = await verify(WELL, pre, { instanceId: INSTANCE, queueId: '9999' }, undefined, true);
    expect(there.outcomes.map(({ state }) => state)).toEqual(['PASSED', 'PASSED', 'PASSED']);
    expect(there.asked.map(({ what }) => what)).not.toContain('DescribeStacks ChatFlows');
    const made = await verify(WELL, pre, {}, undefined, true);
    expect(made.outcomes[1]).toMatchObject({ state: 'SKIPPED', says: 'the deployment makes it' });
  });

  test('what the stacks tell names the topic and the queue of verify', async () => {
    const outputs = { ChatWelcomeFlowArn: FLOW_ARN, VerifyTopicArn: 'arn:aws:sns:eu-central-1:111122223333:verify' };
    await using aws = await recordedAws({
      ...WELL,
      'DescribeStacks ChatFlows': stack('ChatFlows', 'CREATE_COMPLETE', outputs),
    });
    process.env.AWS_ENDPOINT_URL = aws.url;
    const surroundings = awsSurroundings(STACKS, new ManualTransportClock(0), new AbortController().signal);
    expect(await surroundings.output('VerifyTopicArn')).toBe(outputs.VerifyTopicArn);
    expect(await surroundings.output('VerifyQueueUrl')).toBeUndefined();
    surroundings.close();
  });
});

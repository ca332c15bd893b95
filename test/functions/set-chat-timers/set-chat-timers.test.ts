import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { retryQueueOnDemand } from '../../../functions/set-chat-timers/retry-queue-on-demand.ts';
import { setChatTimers } from '../../../functions/set-chat-timers/set-chat-timers.ts';
import { readSettings } from '../../../functions/set-chat-timers/settings.ts';
import { connectClient } from '../../../functions/shared/aws/clients.ts';
import { ChatTimersTable } from '../../../functions/shared/timers/chat-timers-table.ts';
import { parseRetryMessage, requestTimers } from '../../../functions/shared/timers/timer-requests.ts';
import { AwsServer, credentials, messageBody } from '../support/aws-server.ts';
import { outputOf } from '../support/function-output.ts';
import { deployedEnvironment, startFunctions } from '../support/functions.ts';
import { flowEvent, lambdaContext, metricsIn, sampleEvent, sampleEventNames } from '../support/lambda.ts';
import { momentAt } from '../support/moment.ts';

const UPDATE = 'UpdateParticipantRoleConfig';

let functions: Awaited<ReturnType<typeof startFunctions>>;
beforeAll(async () => {
  functions = await startFunctions(8);
});
afterAll(() => functions.stop());
beforeEach(() => functions.aws.reset());

/** What is left for tests that wait until it is over; all others have more than they need on a busy machine. */
const SHORT_MS = 1000;

const invoke = (event: unknown, remainingMs?: number) =>
  outputOf(() => functions.setChatTimers(event, lambdaContext('SetChatTimers', remainingMs)));

const failureOf = (event: unknown, remainingMs?: number) =>
  outputOf(() =>
    functions.setChatTimers(event, lambdaContext('SetChatTimers', remainingMs)).then(
      () => new Error('It did not fail.'),
      (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))),
    ),
  );

const answerUpdates = (error: string, status: number) => {
  functions.aws.answer = ({ operation }) => (operation === UPDATE ? { error, status } : undefined);
};

describe('a good event', () => {
  test.each(sampleEventNames('set-chat-timers').filter((name) => !/^(bad-|on-error)/.test(name)))(
    '%s sets timers',
    async (name) => {
      const { result } = await invoke(sampleEvent(`set-chat-timers/${name}`));
      expect(result.status).toBe('SET');
      expect(functions.aws.of(UPDATE)).toHaveLength(1);
    },
  );

  test('its timers go to Amazon Connect, and come back as text', async () => {
    const { result, output } = await invoke(sampleEvent('set-chat-timers/default-policy'));
    expect(result).toEqual({
      status: 'SET',
      policy: 'default',
      customerIdleMinutes: '5',
      customerAutoDisconnectMinutes: '15',
      agentIdleMinutes: '10',
      agentAutoDisconnectMinutes: 'unset',
    });
    expect(functions.aws.of(UPDATE)).toEqual([
      {
        operation: UPDATE,
        path: '/contact/participant-role-config/5f0c9a4e-2b7d-4c36-9a1f-8e3d6b2c7f10/0d9f6c1e-7a42-4b58-8c3d-2f6e1b9a5d74',
        body: {
          ChannelConfiguration: {
            Chat: {
              ParticipantTimerConfigList: [
                timer('CUSTOMER', 'IDLE', { ParticipantTimerDurationInMinutes: 5 }),
                timer('CUSTOMER', 'DISCONNECT_NONCUSTOMER', { ParticipantTimerDurationInMinutes: 15 }),
                timer('AGENT', 'IDLE', { ParticipantTimerDurationInMinutes: 10 }),
                timer('AGENT', 'DISCONNECT_NONCUSTOMER', { ParticipantTimerAction: 'Unset' }),
              ],
            },
          },
        },
      },
    ]);
    expect(metricsIn(output)).toEqual({ TimersSet: 1 });
  });

  const timer = (ParticipantRole: string, TimerType: string, TimerValue: object) => ({
    ParticipantRole,
    TimerType,
    TimerValue,
  });
});

describe('a bad event', () => {
  test.each(sampleEventNames('set-chat-timers').filter((name) => name.startsWith('bad-')))(
    '%s takes the Error branch, and nothing is sent',
    async (name) => {
      const { result, output } = await failureOf(sampleEvent(`set-chat-timers/${name}`));
      expect(result.name).toBe(name === 'bad-voice-contact' ? 'WrongChannel' : 'InvalidParameters');
      expect(functions.aws.requests).toEqual([]);
      expect(metricsIn(output)).toEqual({ FlowFunctionFailure: 1 });
    },
  );

  test('one message names every problem', async () => {
    const { result } = await failureOf(sampleEvent('set-chat-timers/bad-several-problems'));
    expect(result.message).toBe(
      'Nothing was sent, because of 4 problems: ' +
        '(1) There is no parameter "agentAutoDisconectMinutes". Did you mean agentAutoDisconnectMinutes? ' +
        '(2) customerIdleMinutes has a fraction: give whole minutes from 2 to 480, or "unset". ' +
        '(3) agentIdleMinutes is above 480: give whole minutes from 2 to 480, or "unset". ' +
        '(4) policy names no policy of this deployment. Did you mean patient?',
    );
  });

  test('with onError=return, the failure is a result', async () => {
    const { result, output } = await invoke(sampleEvent('set-chat-timers/on-error-return'));
    expect(result).toEqual({
      status: 'ERROR',
      errorCode: 'INVALID_PARAMETERS',
      errorMessage:
        'Nothing was sent, because of 1 problem: customerIdleMinutes is above 480: give whole minutes from 2 to 480, or "unset".',
    });
    expect(metricsIn(output)).toEqual({ FlowFunctionFailure: 1 });
  });

  test.each([null, 'text', 5, [], {}, { Details: null }, { Details: { ContactData: { Channel: 'CHAT' } } }])(
    'no flow event at all: %j',
    async (event) => {
      expect((await failureOf(event)).result.name).toBe('InvalidParameters');
    },
  );
});

describe('what Amazon Connect refuses', () => {
  test.each([
    ['ResourceNotFoundException', 404, 'ContactNotFound'],
    ['ContactNotFoundException', 410, 'ContactNotFound'],
    ['AccessDeniedException', 403, 'AccessDenied'],
    ['InvalidRequestException', 400, 'ServiceFailure'],
    ['InvalidParameterException', 400, 'ServiceFailure'],
  ])('%s is %3$s at once', async (error, status, name) => {
    answerUpdates(error, status);
    const { result } = await failureOf(flowEvent({}));
    expect(result.name).toBe(name);
    expect(result.message).toContain(`${UPDATE} failed (${error}, HTTP ${status}).`);
    expect(functions.aws.of(UPDATE)).toHaveLength(1);
    expect(functions.aws.of('SendMessage')).toEqual([]);
  });

  test.each([
    ['ThrottlingException', 429],
    ['InternalServiceException', 500],
  ])('%s until the deadline goes to the queue', async (error, status) => {
    answerUpdates(error, status);
    const { result, output } = await invoke(flowEvent({ agentIdleMinutes: '7' }, 'contact-1'), SHORT_MS);
    expect(result).toEqual({ status: 'QUEUED', agentIdleMinutes: '7' });
    expect(metricsIn(output)).toEqual({ TimersQueued: 1 });
    expect(queued()).toMatchObject([
      { contactId: 'contact-1', initialContactId: 'contact-1', timers: { agentIdleMinutes: { minutes: 7 } } },
    ]);
  });

  test('no answer until the deadline goes to the queue', async () => {
    functions.aws.answer = ({ operation }) => (operation === UPDATE ? new Promise(() => undefined) : undefined);
    expect((await invoke(flowEvent({}), SHORT_MS)).result.status).toBe('QUEUED');
  });

  test('when the queue fails as well, the first failure is the error', async () => {
    functions.aws.answer = ({ operation }) =>
      operation === UPDATE ? { error: 'ThrottlingException', status: 429 } : { error: 'AccessDenied', status: 403 };
    expect((await failureOf(flowEvent({}), SHORT_MS)).result.name).toBe('Throttled');
    functions.aws.answer = ({ operation }) =>
      operation === UPDATE
        ? { error: 'InternalServiceException', status: 500 }
        : { error: 'AccessDenied', status: 403 };
    expect((await failureOf(flowEvent({}), SHORT_MS)).result.name).toBe('ServiceFailure');
  });

  test('a request that is refused leaves its place to an older one that waits', async () => {
    const waiting = requestTimers({ agentIdleMinutes: 8 }, Date.now() - 60_000, 'waiting');
    await functions.chatTimers.note('contact-2', waiting, momentAt());
    answerUpdates('AccessDeniedException', 403);
    await failureOf(flowEvent({ agentIdleMinutes: '9', customerIdleMinutes: '9' }, 'contact-2'));
    const nowMs = Date.now();
    const row = await functions.chatTimers.lease('contact-2', { holder: 'test', untilMs: nowMs }, momentAt(nowMs));
    expect(row?.timers).toEqual(waiting);
  });
});

const queued = () => functions.aws.of('SendMessage').map(({ body }) => parseRetryMessage(messageBody(body)));

describe('what can be overtaken is sent again, as the newest', () => {
  test('when an older direct request may still be on its way', async () => {
    await invoke(flowEvent({ agentIdleMinutes: '8', customerIdleMinutes: '8' }, 'contact-3'));
    expect(queued()).toEqual([]);
    const { result } = await invoke(flowEvent({ agentIdleMinutes: '9', customerIdleMinutes: '8' }, 'contact-3'));
    expect(result.status).toBe('SET');
    expect(queued()).toMatchObject([{ again: true, timers: { agentIdleMinutes: { minutes: 9 } } }]);
    expect(Object.keys(queued()[0]?.timers ?? {})).toEqual(['agentIdleMinutes']);
  });

  test('and where that cannot be queued, the block is told', async () => {
    await invoke(flowEvent({ agentIdleMinutes: '8' }, 'contact-4'));
    functions.aws.answer = ({ operation }) =>
      operation === 'SendMessage' ? { error: 'AccessDenied', status: 403 } : undefined;
    const { result } = await failureOf(flowEvent({ agentIdleMinutes: '9' }, 'contact-4'));
    expect(result.name).toBe('AccessDenied');
    expect(result.message).toContain('SendMessage failed (AccessDenied, HTTP 403).');
    // Amazon Connect has it, so it stays the newest.
    const nowMs = Date.now();
    const row = await functions.chatTimers.lease('contact-4', { holder: 'test', untilMs: nowMs }, momentAt(nowMs));
    expect(row?.timers).toMatchObject({ agentIdleMinutes: { minutes: 9 } });
  });

  let silent: AwsServer | undefined;
  afterEach(() => silent?.stop());

  test('when the table does not answer, for which the chat waits 0.3 s and no longer', async () => {
    silent = await AwsServer.start();
    silent.answer = () => new Promise(() => undefined);
    const settings = readSettings(deployedEnvironment(functions.aws, functions.table, 8));
    const handler = setChatTimers(settings, {
      connect: connectClient(),
      table: new ChatTimersTable(
        new DynamoDBClient({ endpoint: silent.url, region: 'eu-central-1', credentials }),
        settings.tableName,
      ),
      queue: retryQueueOnDemand(settings.retryQueueUrl),
    });
    // Of 8 s a call may have 6.3 s, which is more than this test has.
    const { result } = await outputOf(() =>
      handler(flowEvent({ agentIdleMinutes: '7' }), lambdaContext('SetChatTimers')),
    );
    expect(result).toEqual({ status: 'SET', agentIdleMinutes: '7' });
    expect(queued()).toMatchObject([{ again: true, timers: { agentIdleMinutes: { minutes: 7 } } }]);
  });
});

describe('secrets', () => {
  test('no value of an attribute or a parameter reaches a log, a metric or an error', async () => {
    const canary = 'canary-attribute-7319';
    const parameters = {
      customerIdleMinutes: canary,
      policy: canary,
      onError: canary,
      agentIdleMinutes: { pin: canary },
    };
    const { result, output } = await failureOf(flowEvent(parameters));
    expect(result.name).toBe('InvalidParameters');
    expect(`${output} ${result.message} ${result.stack}`).not.toContain(canary);
    const good = await invoke(flowEvent({ customerIdleMinutes: '479' }));
    expect(good.output).not.toContain(canary);
    expect(good.output).not.toMatch(/(?<![\w.-])479(?![\w-])/);
  });
});

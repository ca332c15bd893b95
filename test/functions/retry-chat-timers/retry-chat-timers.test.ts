import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { TimerSettings } from '../../../functions/shared/timers/chat-timers.ts';
import { type RetryMessage, requestTimers } from '../../../functions/shared/timers/timer-requests.ts';
import { outputOf } from '../support/function-output.ts';
import { startFunctions } from '../support/functions.ts';
import { lambdaContext, metricsIn, queueEvent, sampleEvent } from '../support/lambda.ts';
import { momentAt } from '../support/moment.ts';

const UPDATE = 'UpdateParticipantRoleConfig';
const AT_MS = 1_795_255_200_000;

let functions: Awaited<ReturnType<typeof startFunctions>>;
beforeAll(async () => {
  functions = await startFunctions();
});
afterAll(() => functions.stop());
beforeEach(() => functions.aws.reset());

/** What is left for tests that wait until it is over; all others have more than they need on a busy machine. */
const SHORT_MS = 2000;

const invoke = (...messages: readonly (RetryMessage | string)[]) => invokeWithin(10_000, ...messages);

const invokeWithin = (remainingMs: number, ...messages: readonly (RetryMessage | string)[]) =>
  outputOf(() =>
    functions.retryChatTimers(
      queueEvent(...messages.map((message) => (typeof message === 'string' ? message : JSON.stringify(message)))),
      lambdaContext('RetryChatTimers', remainingMs),
    ),
  );

function waiting(settings: TimerSettings, contactId = randomUUID(), requestId = 'request-1'): RetryMessage {
  return {
    instanceId: 'i-1',
    contactId,
    initialContactId: contactId,
    timers: requestTimers(settings, AT_MS, requestId),
  };
}

const note = (contactId: string, settings: TimerSettings, atMs: number, requestId: string) =>
  functions.chatTimers.note(contactId, requestTimers(settings, atMs, requestId), momentAt(atMs));

const nothingFailed = { batchItemFailures: [] };
const firstFailed = { batchItemFailures: [{ itemIdentifier: 'message-1' }] };

describe('RetryChatTimers', () => {
  test('sends what waited', async () => {
    const { result, output } = await invoke(waiting({ customerIdleMinutes: 5, agentIdleMinutes: 'unset' }));
    expect(result).toEqual(nothingFailed);
    expect(functions.aws.of(UPDATE)).toHaveLength(1);
    expect(metricsIn(output)).toEqual({ TimersRetried: 1 });
  });

  test('sends only the timers for which nothing newer was asked', async () => {
    const message = waiting({ customerIdleMinutes: 5, agentIdleMinutes: 10 });
    await note(message.contactId, { customerIdleMinutes: 5, agentIdleMinutes: 10 }, AT_MS, 'request-1');
    await note(message.contactId, { agentIdleMinutes: 20 }, AT_MS + 1, 'request-2');
    await invoke(message);
    expect(JSON.stringify(functions.aws.of(UPDATE).map(({ body }) => body))).toBe(
      '[{"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}}}]',
    );
  });

  test('sends nothing when all of it was asked for anew, even in the same millisecond', async () => {
    const message = waiting({ agentIdleMinutes: 10 });
    await note(message.contactId, { agentIdleMinutes: 10 }, AT_MS, 'request-1');
    await note(message.contactId, { agentIdleMinutes: 20 }, AT_MS, 'request-2');
    expect((await invoke(message)).result).toEqual(nothingFailed);
    expect(functions.aws.of(UPDATE)).toEqual([]);
  });

  test('sends the newest of what is to be sent again, whoever asked for it', async () => {
    const message: RetryMessage = { ...waiting({ customerIdleMinutes: 5, agentIdleMinutes: 10 }), again: true };
    await note(message.contactId, { agentIdleMinutes: 20, customerAutoDisconnectMinutes: 30 }, AT_MS + 1, 'request-2');
    await invoke(message);
    const sent = JSON.stringify(functions.aws.of(UPDATE).map(({ body }) => body));
    expect([...sent.matchAll(/InMinutes":(\d+)/g)].map(([, minutes]) => minutes)).toEqual(['5', '20']);
  });

  test('notes a request whose own note failed, so that an older one that waits longer is not sent after it', async () => {
    const older = waiting({ agentIdleMinutes: 10 });
    const timers = requestTimers({ agentIdleMinutes: 20 }, AT_MS + 1, 'request-2');
    await invoke({ ...older, timers, again: true });
    await invoke(older);
    const sent = functions.aws.of(UPDATE).map(({ body }) => JSON.stringify(body));
    expect(sent).toEqual([expect.stringContaining('InMinutes":20')]);
  });

  test('drops the timers of a chat that is gone, and counts them', async () => {
    functions.aws.answer = () => ({ error: 'ResourceNotFoundException', status: 404 });
    const { result, output } = await invoke(waiting({ agentIdleMinutes: 10 }));
    expect(result).toEqual(nothingFailed);
    expect(metricsIn(output)).toEqual({ TimersDropped: 1 });
  });

  test.each([
    ['ThrottlingException', 429],
    ['AccessDeniedException', 403],
    ['InternalServiceException', 500],
  ])('asks for the message again after %s', async (error, status) => {
    functions.aws.answer = () => ({ error, status });
    expect((await invokeWithin(SHORT_MS, waiting({ agentIdleMinutes: 10 }))).result).toEqual(firstFailed);
  });

  test('gives the chat back after a failure, so that the next try gets it', async () => {
    const message = waiting({ agentIdleMinutes: 10 });
    functions.aws.answer = () => ({ error: 'AccessDeniedException', status: 403 });
    await invoke(message);
    functions.aws.reset();
    expect((await invoke(message)).result).toEqual(nothingFailed);
  });

  test('leaves a chat alone that another retry has', async () => {
    const message = waiting({ agentIdleMinutes: 10 });
    const nowMs = Date.now();
    await functions.chatTimers.lease(
      message.initialContactId,
      { holder: 'another', untilMs: nowMs + 60_000 },
      momentAt(nowMs),
    );
    expect((await invoke(message)).result).toEqual(firstFailed);
    expect(functions.aws.requests).toEqual([]);
  });

  test('takes over a chat whose retry never ended', async () => {
    const message = waiting({ agentIdleMinutes: 10 });
    await functions.chatTimers.lease(message.initialContactId, { holder: 'crashed', untilMs: 1 }, momentAt(0));
    expect((await invoke(message)).result).toEqual(nothingFailed);
  });

  test.each(['', '{', '[]', '{"instanceId":""}', '{"instanceId":"i","contactId":"c","initialContactId":"c"}'])(
    'leaves a message that is none of ours to the dead-letter queue: %s',
    async (body) => {
      expect((await invoke(body)).result).toEqual(firstFailed);
    },
  );

  test('a poisoned message keeps no other from being done', async () => {
    const { result } = await invoke('{', waiting({ agentIdleMinutes: 10 }));
    expect(result).toEqual(firstFailed);
    expect(functions.aws.of(UPDATE)).toHaveLength(1);
  });

  test('a message that comes twice ends as if it had come once', async () => {
    const event = JSON.stringify(sampleEvent('retry-chat-timers/duplicate'));
    const bodies = [...event.matchAll(/"body":("(?:[^"\\]|\\.)*")/g)].map(([, body = '""']) =>
      String(JSON.parse(body)),
    );
    expect(bodies).toHaveLength(2);
    expect((await invoke(...bodies)).result).toEqual(nothingFailed);
    const sent = functions.aws.of(UPDATE).map(({ body }) => body);
    expect(sent[1]).toEqual(sent[0]);
  });
});

describe('timers that come after the agent', () => {
  const agentJoinedAt = (ms: number) => {
    functions.aws.answer = ({ operation }) =>
      operation === 'DescribeContact'
        ? { body: { Contact: { AgentInfo: { ConnectedToAgentTimestamp: ms / 1000 } } } }
        : undefined;
  };

  test('are told of, when the agent joined after they were asked for', async () => {
    agentJoinedAt(AT_MS + 500);
    expect(metricsIn((await invoke(waiting({ agentIdleMinutes: 10 }))).output)).toEqual({
      TimersRetried: 1,
      TimersSetLate: 1,
    });
  });

  test('are not told of, when the agent had joined before', async () => {
    agentJoinedAt(AT_MS - 1);
    expect(metricsIn((await invoke(waiting({ agentIdleMinutes: 10 }))).output)).toEqual({ TimersRetried: 1 });
  });

  test('are not told of, when they are only sent again', async () => {
    agentJoinedAt(AT_MS + 500);
    const { output } = await invoke({ ...waiting({ agentIdleMinutes: 10 }), again: true });
    expect(metricsIn(output)).toEqual({ TimersRetried: 1 });
    expect(functions.aws.of('DescribeContact')).toEqual([]);
  });

  test('are set all the same when the contact cannot be looked at', async () => {
    functions.aws.answer = ({ operation }) =>
      operation === 'DescribeContact' ? { error: 'AccessDeniedException', status: 403 } : undefined;
    expect((await invoke(waiting({ agentIdleMinutes: 10 }))).result).toEqual(nothingFailed);
  });
});

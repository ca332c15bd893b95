import { describe, expect, test } from '@jest/globals';
import type { InvocationResult } from '../../../local/lambda/invocation.ts';
import {
  action,
  answer,
  FAILED,
  FUNCTION_ARN,
  failure,
  hangUp,
  invoke,
  OK,
  ONE_BLOCK,
  RunningChat,
  say,
} from './running-chat.ts';

const JSON_TYPE = { ResponseValidation: { ResponseType: 'JSON' } };

/** A function that never answers. */
const silent = () => new Promise<InvocationResult>(() => {});

describe('InvokeLambdaFunction', () => {
  test('goes on with the result in $.External', async () => {
    const running = new RunningChat(answer({ status: 'SET' }));
    const chat = await running.start(ONE_BLOCK);
    expect(running.said(chat)).toEqual(['got SET']);
    expect(running.log).toContain('LAMBDA_ANSWERED');
  });

  test('replaces $.External with each result', async () => {
    const results: unknown[] = [{ status: 'first', only: 'here' }, { status: 'second' }];
    const running = new RunningChat(async () => ({ ok: true, payload: results.shift() }));
    const chat = await running.start([
      invoke('one', {}, 'two'),
      invoke('two', {}, 'say'),
      say('say', '$.External.status/$.External.only', 'end'),
      FAILED,
      hangUp,
    ]);
    expect(running.said(chat)).toEqual(['second/']);
  });

  test('gives the id of the last invocation, one that failed included, as $.LambdaInvocation.InvocationId', async () => {
    const results: InvocationResult[] = [
      { ok: true, payload: {}, requestId: 'r-1' },
      { ...failure('TIMED_OUT'), requestId: 'r-2' },
    ];
    const running = new RunningChat(async () => results.shift() ?? failure('NOT_FOUND'));
    const chat = await running.start([
      invoke('one', {}, 'first'),
      say('first', 'ran as $.LambdaInvocation.InvocationId', 'two'),
      invoke('two', {}, 'end'),
      say('failed', 'failed as $.LambdaInvocation.InvocationId', 'end'),
      hangUp,
    ]);
    expect(running.said(chat)).toEqual(['ran as r-1', 'failed as r-2']);
  });

  test('JSON results may be nested; a list in them cannot be read', async () => {
    const running = new RunningChat(answer({ order: { id: 7, items: ['a'] } }));
    const chat = await running.start([
      invoke('one', JSON_TYPE, 'say'),
      say('say', 'order $.External.order.id: $.External.order.items$.External.order.items.0', 'end'),
      FAILED,
      hangUp,
    ]);
    expect(running.said(chat)).toEqual(['order 7: ']);
  });

  test.each([
    ['nested', { a: { b: 'c' } }],
    ['a number', { a: 1 }],
    ['a truth value', { a: true }],
    ['a list', ['a']],
    ['a text', 'a'],
    ['nothing', null],
    ['undefined', undefined],
  ])('STRING_MAP refuses %s', async (_name, payload) => {
    const running = new RunningChat(answer(payload));
    const chat = await running.start(ONE_BLOCK);
    expect(running.said(chat)).toEqual(['failed']);
    expect(running.ofType('LAMBDA_FAILED')).toMatchObject([{ errorName: 'InvalidResponse' }]);
    expect(running.invocations).toHaveLength(1);
  });

  test('STRING_MAP takes a null as unset', async () => {
    const running = new RunningChat(answer({ status: null }));
    const chat = await running.start(ONE_BLOCK);
    expect(running.said(chat)).toEqual(['got ']);
  });

  test.each([
    [32 * 1024, 'ok'],
    [32 * 1024 + 1, 'failed'],
  ])('takes at most 32 KB of UTF-8: %i bytes', async (bytes, expected) => {
    const around = Buffer.byteLength(JSON.stringify({ status: '' }));
    const status = `${'é'.repeat(100)}${'x'.repeat(bytes - around - 200)}`;
    const running = new RunningChat(answer({ status }));
    await running.start([invoke('lambda', {}, 'ok'), say('ok', 'ok', 'end'), FAILED, hangUp]);
    expect(running.runner.positionOf([...running.engine.chats][0]?.initialContactId ?? '')?.path).toContain(expected);
  });

  test.each(['THROTTLED', 'FAILED'] as const)('tries three times more when it is %s', async (kind) => {
    const running = new RunningChat(async () => failure(kind));
    const started = running.start(ONE_BLOCK);
    for (let retry = 0; retry < 3; retry += 1) await running.advanceTransport(100);
    const chat = await started;
    expect(running.ofType('LAMBDA_INVOKED').map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    expect(running.ofType('LAMBDA_FAILED')).toHaveLength(4);
    expect(running.said(chat)).toEqual(['failed']);
    expect(running.branches()).toEqual(['lambda: NoMatchingError']);
  });

  test('goes on when a retry succeeds', async () => {
    const results: InvocationResult[] = [failure('THROTTLED'), { ok: true, payload: { status: 'SET' } }];
    const running = new RunningChat(async () => results.shift() ?? failure('FAILED'));
    const started = running.start(ONE_BLOCK);
    await running.advanceTransport(100);
    expect(running.said(await started)).toEqual(['got SET']);
  });

  test.each(['TIMED_OUT', 'NOT_FOUND'] as const)('does not try again when it is %s', async (kind) => {
    const running = new RunningChat(async () => failure(kind));
    const chat = await running.start(ONE_BLOCK);
    expect(running.invocations).toHaveLength(1);
    expect(running.said(chat)).toEqual(['failed']);
  });

  test.each([
    ['8', 8000],
    [5, 5000],
    [undefined, 3000],
  ])('waits InvocationTimeLimitSeconds %s: %i ms', async (seconds, limitMs) => {
    const running = new RunningChat(silent);
    const parameters = seconds === undefined ? {} : { InvocationTimeLimitSeconds: seconds };
    const block = action('lambda', 'InvokeLambdaFunction', { LambdaFunctionARN: FUNCTION_ARN, ...parameters }, 'ok', {
      errors: { NoMatchingError: 'failed' },
    });
    const started = running.start([block, OK, FAILED, hangUp]);
    await running.advanceTransport(limitMs - 1);
    expect(running.work.holders).toEqual(['the function LookUp']);
    await running.advanceTransport(1);
    expect(running.said(await started)).toEqual(['failed']);
    expect(running.ofType('LAMBDA_FAILED')).toMatchObject([{ functionName: 'LookUp', errorName: 'TimeLimitExceeded' }]);
  });

  test('retries get no more than the limit of the block', async () => {
    let attempts = 0;
    const running = new RunningChat(() => {
      attempts += 1;
      return attempts === 1 ? Promise.resolve(failure('FAILED')) : silent();
    });
    const started = running.start(ONE_BLOCK);
    await running.advanceTransport(100);
    await running.advanceTransport(7900);
    expect(running.said(await started)).toEqual(['failed']);
    expect(attempts).toBe(2);
  });

  test('an answer after the limit is dropped', async () => {
    let answerLate: (result: InvocationResult) => void = () => {};
    const running = new RunningChat(() => new Promise((resolve) => (answerLate = resolve)));
    const started = running.start(ONE_BLOCK);
    await running.advanceTransport(8000);
    const chat = await started;
    answerLate({ ok: true, payload: { status: 'late' } });
    await running.breathe();
    expect(running.said(chat)).toEqual(['failed']);
    expect(running.log).not.toContain('LAMBDA_ANSWERED');
  });

  test('an answer after the contact has ended is dropped, and no work is left', async () => {
    let answerLate: (result: InvocationResult) => void = () => {};
    const running = new RunningChat(() => new Promise((resolve) => (answerLate = resolve)));
    const started = running.start(ONE_BLOCK);
    await running.breathe();
    const [chat] = [...running.engine.chats];
    running.engine.endChat(chat?.initialContactId ?? '', 'API');
    await started;
    expect(running.work.idle).toBe(true);
    answerLate({ ok: true, payload: { status: 'late' } });
    await running.breathe();
    expect(running.ofType('FLOW_ENDED')).toHaveLength(1);
    expect(running.log).not.toContain('LAMBDA_ANSWERED');
  });

  test.each([
    [new TypeError('broken host'), 'TypeError', 'broken host'],
    ['no host', 'Error', 'no host'],
  ])('a host that rejects is a failing function: %s', async (reason, errorName, errorMessage) => {
    const running = new RunningChat(() => Promise.reject(reason));
    const started = running.start(ONE_BLOCK);
    for (let retry = 0; retry < 3; retry += 1) await running.advanceTransport(100);
    expect(running.said(await started)).toEqual(['failed']);
    expect(running.ofType('LAMBDA_FAILED')[0]).toMatchObject({ errorName, errorMessage });
  });

  test('takes the ARN from a reference, and NoMatchingError when it is unset', async () => {
    const reference = { LambdaFunctionARN: '$.Attributes.fn' };
    const set = new RunningChat();
    await set.start([invoke('lambda', reference, 'ok'), OK, FAILED, hangUp], { fn: FUNCTION_ARN });
    expect(set.invocations[0]?.functionArn).toBe(FUNCTION_ARN);
    const unset = new RunningChat();
    const chat = await unset.start([invoke('lambda', reference, 'ok'), OK, FAILED, hangUp]);
    expect(unset.said(chat)).toEqual(['failed']);
    expect(unset.invocations).toEqual([]);
  });
});

test('a function may be named without an ARN', async () => {
  const running = new RunningChat(answer({ status: 'SET' }));
  await running.start([invoke('lambda', { LambdaFunctionARN: 'look-up' }, 'ok'), OK, FAILED, hangUp]);
  expect(running.ofType('LAMBDA_ANSWERED')).toMatchObject([{ functionName: 'look-up' }]);
});

test('a JSON result that is not an object leaves $.External empty', async () => {
  const running = new RunningChat(answer('SET'));
  const chat = await running.start([invoke('lambda', JSON_TYPE, 'ok'), OK, FAILED, hangUp]);
  expect(running.said(chat)).toEqual(['got ']);
});

describe('a chain of Lambda blocks', () => {
  /** Three functions of which each takes `seconds`; `between` stands before the third. */
  async function chainOf(between: ReturnType<typeof action>) {
    const waiting: ((result: InvocationResult) => void)[] = [];
    const running = new RunningChat(() => new Promise((resolve) => waiting.push(resolve)));
    const started = running.start([
      invoke('one', {}, 'two'),
      invoke('two', {}, 'between'),
      between,
      invoke('three', {}, 'ok'),
      OK,
      FAILED,
      hangUp,
    ]);
    for (let block = 0; block < 2; block += 1) {
      await running.advanceTransport(7500);
      waiting.shift()?.({ ok: true, payload: { status: 'SET' } });
      await running.breathe();
    }
    await running.advanceTransport(6000);
    waiting.shift()?.({ ok: true, payload: { status: 'SET' } });
    return { running, chat: await started };
  }

  test('gets 20 s in all', async () => {
    const between = action('between', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, 'three');
    const { running, chat } = await chainOf(between);
    expect(running.said(chat)).toEqual(['failed']);
    expect(running.ofType('LAMBDA_FAILED')[0]?.errorMessage).toMatch(/chain of Lambda blocks gets 20 s/u);
  });

  test.each([
    ['a Loop', 'Loop', { LoopCount: '0' }, { conditions: { ContinueLooping: 'end', DoneLooping: 'three' } }],
    ['what a chat cannot do', 'GetParticipantInput', { Text: 'Press 1' }, { errors: { NoMatchingError: 'three' } }],
  ])('is not broken by %s', async (_name, type, parameters, branches) => {
    const { running, chat } = await chainOf(action('between', type, parameters, 'three', branches));
    expect(running.said(chat)).toEqual(['failed']);
    expect(running.ofType('LAMBDA_FAILED')[0]?.errorMessage).toMatch(/chain of Lambda blocks gets 20 s/u);
  });

  test('is broken by a block that talks to the customer', async () => {
    const { running, chat } = await chainOf(say('between', 'one moment', 'three'));
    expect(running.said(chat)).toEqual(['one moment', 'got SET']);
  });
});

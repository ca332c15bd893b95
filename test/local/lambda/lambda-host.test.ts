import { describe, expect, test } from '@jest/globals';
import type { InvocationResult } from '../../../local/lambda/index.ts';
import { deployedFunction, fixtures, payloadOf, start } from './start-host.ts';

describe('a function', () => {
  test('is found by ARN, by ARN with version or alias, by template name and by deployed name', async () => {
    const { host } = start([
      deployedFunction({
        name: 'Echo',
        handler: 'index.echo',
        arn: 'arn:aws:lambda:us-east-1:111122223333:function:chat-echo',
      }),
    ]);
    for (const name of [
      'arn:aws:lambda:us-east-1:111122223333:function:chat-echo',
      'arn:aws:lambda:us-east-1:111122223333:function:chat-echo:live',
      'Echo',
      'chat-echo',
      'chat-echo:live',
    ]) {
      expect(await host.invoke(name, { said: name })).toEqual({ ok: true, payload: { said: name } });
    }
  });

  test('that is not deployed is NOT_FOUND', async () => {
    const { host } = start([deployedFunction({ name: 'echo' })]);
    for (const name of ['ech', 'arn:aws:lambda:us-east-1:111122223333:function:echoes', '']) {
      expect(await host.invoke(name, {})).toMatchObject({
        ok: false,
        failure: 'NOT_FOUND',
        errorName: 'ResourceNotFoundException',
        errorMessage: `Function not found: ${name}`,
      });
    }
  });

  test('gets its event and gives its result as JSON', async () => {
    const { host } = start([deployedFunction({ name: 'echo' }), deployedFunction({ name: 'nothing' })]);
    const event = { at: new Date(0), dropped: undefined, list: [undefined], text: 'ü' };
    expect(await host.invoke('echo', event)).toEqual({
      ok: true,
      payload: { at: '1970-01-01T00:00:00.000Z', list: [null], text: 'ü' },
    });
    expect(await host.invoke('nothing', undefined)).toEqual({ ok: true, payload: null });
  });

  test('keeps its worker warm for the next invocation', async () => {
    const { host } = start([deployedFunction({ name: 'count' })]);
    expect([await host.invoke('count', {}), await host.invoke('count', {})]).toEqual([
      { ok: true, payload: 1 },
      { ok: true, payload: 2 },
    ]);
  });

  test('has a worker of its own for each invocation that runs at the same time', async () => {
    const { host } = start([deployedFunction({ name: 'count' })]);
    const both = [host.invoke('count', {}), host.invoke('count', {})];
    expect(await Promise.all(both)).toEqual([
      { ok: true, payload: 1 },
      { ok: true, payload: 1 },
    ]);
  });

  test('holds the work counter while it runs', async () => {
    const { host, work } = start([deployedFunction({ name: 'echo' })]);
    const running = host.invoke('echo', {});
    expect(work.holders).toEqual(['the function echo']);
    await running;
    expect(work.idle).toBe(true);
  });
});

describe('the environment of a function', () => {
  test('is its own variables, the host’s and Lambda’s, and nothing of this process', async () => {
    const { host } = start(
      [
        deployedFunction({
          name: 'describe',
          environment: { POLICIES: '{}', AWS_ENDPOINT_URL_SQS: 'https://sqs.us-east-1.amazonaws.com' },
          memoryMb: 256,
        }),
      ],
      { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:4510' },
    );
    const described = payloadOf(await host.invoke('describe', {}));
    expect(described).toMatchObject({
      environment: {
        POLICIES: '{}',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:4510',
        AWS_LAMBDA_FUNCTION_NAME: 'describe',
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
        AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/describe',
        LAMBDA_TASK_ROOT: `${fixtures}/echo`,
        TZ: ':UTC',
      },
    });
    expect(described).not.toHaveProperty('environment.PATH');
    expect(described).not.toHaveProperty('environment.NODE_ENV');
    expect(described).not.toHaveProperty('environment.JEST_WORKER_ID');
  });

  test('has Lambda’s context, whose remaining time is real', async () => {
    const { host } = start([deployedFunction({ name: 'describe', timeoutSeconds: 8 })]);
    const arn = 'arn:aws:lambda:us-east-1:111122223333:function:describe:live';
    const described = payloadOf(await host.invoke(arn, {}));
    expect(described).toMatchObject({
      context: {
        awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        functionName: 'describe',
        functionVersion: '$LATEST',
        invokedFunctionArn: arn,
        memoryLimitInMB: '128',
        logGroupName: '/aws/lambda/describe',
        logStreamName: expect.stringContaining('[$LATEST]'),
      },
    });
    expect(described).toHaveProperty('remainingMs', expect.any(Number));
    const { remainingMs } = Object(described);
    expect(remainingMs).toBeGreaterThan(0);
    expect(remainingMs).toBeLessThanOrEqual(8000);
  });
});

describe('what a function writes', () => {
  test('arrives line by line with its request, before the invocation ends', async () => {
    const { host, lines } = start([deployedFunction({ name: 'speak' })]);
    await host.invoke('speak', {});
    expect(lines.map(({ functionName, stream, text }) => ({ functionName, stream, text }))).toEqual([
      { functionName: 'speak', stream: 'stdout', text: 'first line' },
      { functionName: 'speak', stream: 'stdout', text: 'second line' },
      { functionName: 'speak', stream: 'stderr', text: 'to the error stream' },
      { functionName: 'speak', stream: 'stdout', text: 'no line break' },
    ]);
    expect(new Set(lines.map(({ requestId }) => requestId))).toEqual(
      new Set([expect.stringMatching(/^[0-9a-f-]{36}$/)]),
    );
  });
});

describe('concurrency', () => {
  test('over the reserved one is THROTTLED', async () => {
    const { host } = start([deployedFunction({ name: 'echo', reservedConcurrency: 2 })]);
    const results = await Promise.all([1, 2, 3].map((event) => host.invoke('echo', event)));
    expect(results).toEqual([
      { ok: true, payload: 1 },
      { ok: true, payload: 2 },
      { ok: false, failure: 'THROTTLED', errorName: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' },
    ]);
    expect(await host.invoke('echo', 4)).toEqual({ ok: true, payload: 4 });
  });

  test('is ten where none is reserved', async () => {
    const { host } = start([deployedFunction({ name: 'echo' })]);
    const results = await Promise.all(Array.from({ length: 11 }, (_, event) => host.invoke('echo', event)));
    expect(results.map((result) => (result.ok ? 'OK' : result.failure))).toEqual([
      ...Array.from({ length: 10 }, () => 'OK'),
      'THROTTLED',
    ]);
  });
});

describe('a code folder', () => {
  const load = async (handler: string): Promise<InvocationResult> => {
    const { host } = start([deployedFunction({ name: 'Loaded', codeDir: `${fixtures}/scripts`, handler })]);
    return await host.invoke('Loaded', {});
  };

  test('may hold CommonJS or a module in .js files, whatever project it lies in', async () => {
    expect(await load('common.handler')).toEqual({ ok: true, payload: 'common.js required' });
    expect(await load('modern.handler')).toEqual({ ok: true, payload: 'modern.js' });
  });

  test('may hold .cjs files', async () => {
    expect(await load('plain.handler')).toEqual({ ok: true, payload: 'plain' });
  });

  test('without the handler’s file, export or form is FAILED by the runtime’s error names', async () => {
    expect(await load('absent.handler')).toMatchObject({ failure: 'FAILED', errorName: 'Runtime.ImportModuleError' });
    expect(await load('plain.absent')).toMatchObject({ failure: 'FAILED', errorName: 'Runtime.HandlerNotFound' });
    expect(await load('plain')).toMatchObject({ failure: 'FAILED', errorName: 'Runtime.MalformedHandlerName' });
    expect(await load('broken.handler')).toEqual({
      ok: false,
      failure: 'FAILED',
      errorName: 'TypeError',
      errorMessage: 'this bundle cannot be imported',
    });
  });

  test('may name a nested export, and no handler with a callback', async () => {
    const { host } = start([
      deployedFunction({ name: 'Nested', handler: 'index.nested.handler' }),
      deployedFunction({ name: 'withCallback' }),
    ]);
    expect(await host.invoke('Nested', {})).toEqual({ ok: true, payload: 'nested' });
    expect(await host.invoke('withCallback', {})).toMatchObject({ errorName: 'Runtime.CallbackHandlerDeprecated' });
  });
});

describe('closing', () => {
  test('fails what is under way and leaves no worker', async () => {
    const { host, lineWritten } = start([deployedFunction({ name: 'hang' }), deployedFunction({ name: 'echo' })]);
    const hanging = lineWritten('hanging');
    const running = host.invoke('hang', {});
    const starting = host.invoke('echo', {});
    await hanging;
    await host.close();
    expect(await running).toMatchObject({ ok: false, failure: 'FAILED', errorName: 'Runtime.Shutdown' });
    await starting;
    expect(await host.invoke('echo', {})).toMatchObject({ failure: 'NOT_FOUND' });
  });
});

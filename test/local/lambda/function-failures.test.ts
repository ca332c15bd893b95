import { describe, expect, test } from '@jest/globals';
import { deployedFunction, fixtures, start } from './start-host.ts';

describe('a function that fails', () => {
  test('by throwing is FAILED with the error’s name and message, and stays warm', async () => {
    const { host, lines } = start([deployedFunction({ name: 'fail' }), deployedFunction({ name: 'failOddly' })]);
    const failure = { ok: false, failure: 'FAILED', errorName: 'WrongChannel', errorMessage: 'contact is not a chat' };
    expect(await host.invoke('fail', {})).toEqual(failure);
    expect(await host.invoke('failOddly', {})).toMatchObject({ errorName: 'string', errorMessage: 'a string' });
    expect(lines.map(({ stream, text }) => `${stream} ${text.slice(0, 40)}`)).toContainEqual(
      'stderr Invoke Error\t{"errorType":"WrongChannel"',
    );
  });

  test('by ending its process is FAILED, and the next invocation has a new worker', async () => {
    const { host, lines } = start([deployedFunction({ name: 'exit' })]);
    expect(await host.invoke('exit', {})).toMatchObject({
      failure: 'FAILED',
      errorName: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('exit status 3'),
    });
    expect(lines.map(({ text }) => text)).toEqual(['about to end']);
    expect(await host.invoke('exit', { code: 0 })).toMatchObject({
      errorName: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('Runtime exited without providing a reason'),
    });
    expect(await host.invoke('exit', { stay: true })).toEqual({ ok: true, payload: 'alive' });
  });

  test('by a rejection that nobody handles is FAILED', async () => {
    const { host } = start([deployedFunction({ name: 'rejectUnseen' })]);
    expect(await host.invoke('rejectUnseen', {})).toEqual({
      ok: false,
      failure: 'FAILED',
      errorName: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'nobody handles this',
    });
  });

  test('by an exception that nobody catches is FAILED', async () => {
    const { host } = start([deployedFunction({ name: 'throwLater' })]);
    expect(await host.invoke('throwLater', {})).toMatchObject({
      failure: 'FAILED',
      errorName: 'RangeError',
      errorMessage: 'nobody catches this',
    });
  });

  test('by using more memory than it has is FAILED and nobody else suffers', async () => {
    const { host } = start([deployedFunction({ name: 'exhaust', memoryMb: 32 }), deployedFunction({ name: 'echo' })]);
    expect(await host.invoke('exhaust', {})).toMatchObject({ failure: 'FAILED', errorName: 'Runtime.OutOfMemory' });
    expect(await host.invoke('echo', 1)).toEqual({ ok: true, payload: 1 });
  });

  test('by a result that JSON cannot hold, or too large a one, is FAILED', async () => {
    const { host } = start([deployedFunction({ name: 'circular' }), deployedFunction({ name: 'tooMuch' })]);
    expect(await host.invoke('circular', {})).toMatchObject({ failure: 'FAILED', errorName: 'Runtime.MarshalError' });
    expect(await host.invoke('tooMuch', {})).toMatchObject({
      failure: 'FAILED',
      errorName: 'Function.ResponseSizeTooLarge',
    });
  });

  test('by a result so deep that nobody could write it again is FAILED', async () => {
    const { host } = start([deployedFunction({ name: 'deep' })]);
    expect(await host.invoke('deep', {})).toMatchObject({ failure: 'FAILED', errorName: 'Runtime.MarshalError' });
  });

  test('to take an event over 6 MB is FAILED without being run', async () => {
    const { host } = start([deployedFunction({ name: 'echo' })]);
    expect(await host.invoke('echo', 'x'.repeat(6 * 1024 * 1024))).toMatchObject({
      failure: 'FAILED',
      errorName: 'RequestTooLargeException',
    });
  });
});

describe('a time limit', () => {
  test.each(['hang', 'spin'])('ends a function that does not (%s) with Lambda’s message', async (name) => {
    const { host, transport, work, lineWritten } = start([deployedFunction({ name, timeoutSeconds: 3 })]);
    const hanging = lineWritten('hanging');
    const running = host.invoke(name, {});
    await hanging;
    transport.advance(2999);
    expect(work.idle).toBe(false);
    transport.advance(1);
    expect(await running).toEqual({
      ok: false,
      failure: 'TIMED_OUT',
      errorName: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 3\.00 seconds$/),
    });
    expect(work.idle).toBe(true);
  });

  test('of ten seconds holds for importing the code', async () => {
    const { host, transport, lineWritten } = start([
      deployedFunction({ name: 'stuck', codeDir: `${fixtures}/scripts`, handler: 'stuck.handler' }),
    ]);
    const importing = lineWritten('importing');
    const running = host.invoke('stuck', {});
    await importing;
    transport.advance(10_000);
    expect(await running).toMatchObject({ failure: 'TIMED_OUT' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { InvocationLog } from '../../../local/lambda/index.ts';
import { deployedFunction, start } from './start-host.ts';

const begun = (requestId: string) => ({ requestId, functionName: 'echo', payload: '{"a":1}' });
const line = (requestId: string, text: string) =>
  ({ functionName: 'echo', requestId, stream: 'stdout', text }) as const;

describe('what is kept of invocations', () => {
  test('is the event, what the function wrote, its result and how long it took', () => {
    const log = new InvocationLog();
    log.onStart(begun('1'), 1000);
    log.onLog(line('1', 'hello'));
    log.onLog(line('unknown', 'lost'));
    expect(log.find('1')).toMatchObject({ atMs: 1000, payload: '{"a":1}', result: undefined });

    const result = { ok: true, payload: 7, requestId: '1' } as const;
    log.onInvocation({ functionName: 'echo', atMs: 1000, durationMs: 12, result });
    expect(log.find('1')).toMatchObject({ durationMs: 12, result, log: [{ stream: 'stdout', text: 'hello' }] });
  });

  test('is the newest 500, with 200 lines of 2,000 characters at most', () => {
    const log = new InvocationLog();
    for (let number = 1; number <= 501; number += 1) log.onStart(begun(String(number)), number);
    expect([log.all.length, log.find('1'), log.all[0]?.requestId]).toEqual([500, undefined, '2']);
    for (let number = 0; number < 300; number += 1) log.onLog(line('2', 'x'.repeat(3000)));
    expect(log.find('2')?.log).toHaveLength(200);
    expect(log.find('2')?.log[0]?.text).toHaveLength(2001);
  });

  test('is not an event or a result of more than 100,000 characters', () => {
    const log = new InvocationLog();
    const long = 'x'.repeat(100_000);
    log.onStart({ ...begun('1'), payload: JSON.stringify(long) }, 1000);
    expect(log.find('1')?.payload).toBe('"It has 100002 characters, and is not kept."');
    const result = { ok: true, payload: { long }, requestId: '1' } as const;
    log.onInvocation({ functionName: 'echo', atMs: 1000, durationMs: 12, result });
    expect(log.find('1')?.result).toEqual({ ...result, payload: 'It has 100011 characters, and is not kept.' });
  });

  test('is nothing of an invocation that never began, or is not known any more', () => {
    const log = new InvocationLog();
    log.onStart(begun('1'), 1000);
    const failed = { ok: false, failure: 'NOT_FOUND', errorName: 'E', errorMessage: '' } as const;
    log.onInvocation({ functionName: 'echo', atMs: 1000, durationMs: 0, result: failed });
    log.onInvocation({
      functionName: 'echo',
      atMs: 1000,
      durationMs: 1,
      result: { ok: true, payload: 1, requestId: '2' },
    });
    expect([log.all.length, log.find('1')?.result]).toEqual([1, undefined]);
    // A function that returns nothing.
    const result = { ok: true, payload: undefined, requestId: '1' } as const;
    log.onInvocation({ functionName: 'echo', atMs: 1000, durationMs: 2, result });
    expect(log.find('1')).toMatchObject({ durationMs: 2, result });
  });

  test('has the request’s id from the host’s result, whose log lines have the same', async () => {
    const { lambda, lines } = start([deployedFunction({ name: 'speak' })]);
    const { requestId } = await lambda.invoke('speak', {});
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(lines.map((written) => written.requestId))).toEqual(new Set([requestId]));
  });
});

import { describe, expect, test } from '@jest/globals';
import { functionOutput, invocationLine } from '../../../local/cli/function-output.ts';
import type { Invocation } from '../../../local/lambda/index.ts';

const AT_MS = Date.parse('2026-11-02T09:00:00.000Z');
const TIME = new Date(AT_MS).toTimeString().slice(0, 8);

function invocation(result: Invocation['result']): Invocation {
  return { functionName: 'SetChatTimers', atMs: AT_MS, durationMs: 211.6, result };
}

const answered = (payload: unknown) => invocation({ ok: true, payload });

function lineOf(text: string) {
  return { functionName: 'SetChatTimers', requestId: 'r-1', stream: 'stdout', text } as const;
}

describe('an invocation in the terminal', () => {
  test.each([
    [answered({ status: 'SET', policy: 'default' }), 'SET'],
    [answered({ statusCode: 201, body: '{}' }), 'HTTP 201'],
    [answered({ batchItemFailures: [] }), 'done'],
    [answered({ batchItemFailures: [{ itemIdentifier: 'm' }] }), 'to be tried again: 1'],
    [answered(null), 'done'],
    // What a function says in a status of its own can be a customer's.
    [answered({ status: 'my card is 4711' }), 'done'],
    [
      invocation({ ok: false, failure: 'FAILED', errorName: 'InvalidParameters', errorMessage: 'Two\nproblems.' }),
      'InvalidParameters: Two problems.',
    ],
    [
      invocation({ ok: false, failure: 'FAILED', errorName: 'Error', errorMessage: 'No "\u001b[2J\u202e"' }),
      'Error: No "\\u001b[2J\\u202e"',
    ],
  ])('%j is one line', (ended, outcome) => {
    expect(invocationLine(ended)).toBe(`${TIME}  SetChatTimers         ${outcome}  212 ms`);
  });

  test('keeps to a line however long its error is', () => {
    const errorMessage = 'x'.repeat(5000);
    const line = invocationLine(invocation({ ok: false, failure: 'FAILED', errorName: 'Error', errorMessage }));
    expect(line.length).toBeLessThan(220);
  });
});

describe('what a function writes', () => {
  test('is shown where it is plain text; structured logs and metrics are not', () => {
    const printed: string[] = [];
    const { onLog } = functionOutput('text', (line) => printed.push(line));
    onLog(lineOf('{"level":"INFO","message":"Timers set"}'));
    onLog(lineOf('{"_aws":{"CloudWatchMetrics":[]}}'));
    onLog(lineOf(''));
    onLog(lineOf('{ not JSON'));
    onLog(lineOf('got here'));
    expect(printed).toEqual(['          SetChatTimers | { not JSON', '          SetChatTimers | got here']);
  });

  test('is all there as JSON, one object a line', () => {
    const printed: unknown[] = [];
    const { onLog, onInvocation } = functionOutput('json', (line) => printed.push(JSON.parse(line)));
    onLog(lineOf('{"level":"INFO"}'));
    onLog(lineOf('got here'));
    onInvocation(answered({ status: 'SET' }));
    const line = { functionName: 'SetChatTimers', requestId: 'r-1', stream: 'stdout' };
    expect(printed).toEqual([
      { ...line, message: { level: 'INFO' } },
      { ...line, message: 'got here' },
      { functionName: 'SetChatTimers', at: '2026-11-02T09:00:00.000Z', outcome: 'SET', durationMs: 211.6 },
    ]);
  });
});

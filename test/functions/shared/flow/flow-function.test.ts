import { describe, expect, test } from '@jest/globals';
import { flowFunction } from '../../../../functions/shared/flow/flow-function.ts';
import { Deadline } from '../../../../functions/shared/lambda/deadline.ts';
import { outputOf } from '../../support/function-output.ts';
import { flowEvent, lambdaContext, metricsIn } from '../../support/lambda.ts';

const canary = 'canary-4711';

const failing = flowFunction({
  name: 'Failing',
  parameterNames: ['text'],
  blockTimeLimitSeconds: 3,
  decide: (parameters) => ({ plan: parameters.get('text') }),
  act: async (plan) => {
    throw new TypeError(`cannot use ${plan}`);
  },
});

describe('a flow function', () => {
  test('makes a named error of an unforeseen one, and keeps its message to itself', async () => {
    const event = flowEvent({ text: canary, onError: 'return' });
    const { result, output } = await outputOf(() => failing(event, lambdaContext('Failing')));
    expect(result).toEqual({
      status: 'ERROR',
      errorCode: 'SERVICE_FAILURE',
      errorMessage: "The function failed (TypeError). Look for this error's name in the function's log.",
    });
    expect(output).toContain('flow-function.test.ts');
    expect(output).not.toContain(canary);
    expect(metricsIn(output)).toEqual({ FlowFunctionFailure: 1 });
  });

  test('shows no more than 40 printable characters of a name that it does not know', async () => {
    const event = flowEvent({ [`\u001b[31m"${'x'.repeat(100)}`]: '1', onError: 'return' });
    const { result } = await outputOf(() => failing(event, lambdaContext('Failing')));
    expect(result.errorMessage).toContain(`There is no parameter "?[31m'${'x'.repeat(34)}…"`);
  });

  test('tells ten problems, each once, and how many more there are', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`unknown${index}`, '1']));
    const event = flowEvent({ ...unknown, onError: 'return' });
    const { result, output } = await outputOf(() => failing(event, lambdaContext('Failing')));
    expect(result).toMatchObject({ status: 'ERROR', errorCode: 'INVALID_PARAMETERS' });
    expect(result.errorMessage).toMatch(/^Nothing was sent, because of 3000 problems: \(1\) .*\(11\) And 2990 more\.$/);
    expect(output.length).toBeLessThan(10_000);
  });
});

describe('a deadline', () => {
  // A block's time, and what of it is left when calls give way to a hand-over, which then has all but the last 0.3 s.
  test.each([
    [8000, 1700],
    [3000, 1700],
    [2000, 1000],
    [1000, 700],
  ])('leaves a hand-over a second where the block’s time allows: of %d ms the last %d', (limitMs, leftMs) => {
    const deadline = new Deadline(limitMs, 10_000);
    expect(deadline.handOverFromMs).toBe(limitMs - leftMs);
  });

  test('is 0.7 s before the end of the block’s time or Lambda’s, whichever is first', () => {
    expect(new Deadline(700, 10_000).hasPassed).toBe(true);
    expect(new Deadline(8000, 700).hasPassed).toBe(true);
    expect(new Deadline(60_000, 60_000).hasPassed).toBe(false);
  });
});

import { describe, expect, test } from '@jest/globals';
import { traceOf } from '../../../../functions/shared/lambda/telemetry.ts';

describe('where an error was thrown', () => {
  test('is told without its message', () => {
    const { thrown, at } = traceOf(new RangeError('canary-7319'));
    expect(thrown).toBe('RangeError');
    expect(at.join()).toMatch(/^at .*telemetry\.test/);
    expect(at.join()).not.toContain('canary');
  });

  test.each([
    ['text', 'string'],
    [undefined, 'undefined'],
  ])('is not known of %p, which is not an error', (value, thrown) => {
    expect(traceOf(value)).toEqual({ thrown, at: [] });
  });

  test('is nowhere where the error has no stack', () => {
    const error = new Error('canary-7319');
    delete error.stack;
    expect(traceOf(error)).toEqual({ thrown: 'Error', at: [] });
  });
});

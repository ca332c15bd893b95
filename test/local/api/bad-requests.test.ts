import { describe, expect, test } from '@jest/globals';
import { Faults } from '../../../local/api/faults.ts';
import { call, serveApi } from './serve-api.ts';

describe('what an operation refuses', () => {
  test('a path that is too long is shown in part, and one that is badly encoded is named', async () => {
    await using api = await serveApi();
    const long = await call(api, 'GET', `/contacts/${'a'.repeat(1000)}/none`, undefined);
    expect(long.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(long).length).toBeLessThan(1500);
    const bad = await call(api, 'GET', `/contacts/${api.instance.instanceId}/%E0%A4%A`, undefined);
    expect(JSON.stringify(bad)).toContain('is not percent-encoded as it should be');
  });
});

describe('a fault that cannot be is refused, and every problem told', () => {
  test.each([
    [{}, ['"operation" is missing', '"error" and "latencyMs" are both missing']],
    [{ operation: null, latencyMs: 5 }, ['"operation" is missing']],
    [{ operation: 'Send', latencyMs: 5 }, ['"operation" is not one that is served']],
    [{ operation: '*', error: 'Oops' }, ['"error" is none that an operation answers']],
    [
      { operation: 'SendMessage', error: 'Oops', colour: 'red' },
      ['"colour" is unknown', 'none that SendMessage answers'],
    ],
    [
      { operation: 'SendMessage', latencyMs: -1, rate: 2, count: 1.5, seed: 'a' },
      ['latencyMs', 'rate', 'count', 'seed'],
    ],
  ])('%j', (fault, problems) => {
    const faults = new Faults();
    for (const problem of problems) expect(() => faults.set(fault)).toThrow(problem);
    expect(faults.all).toEqual([]);
  });
});

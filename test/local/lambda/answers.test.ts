import { describe, expect, test } from '@jest/globals';
import { Answers, type FunctionAnswer } from '../../../local/lambda/answers.ts';

const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:Orders';
const EVENT = { Name: 'ContactFlowEvent', Details: { ContactData: {}, Parameters: { id: '7' } } };

const invokeWith = (answer: FunctionAnswer, event: unknown = EVENT, name = ARN) =>
  new Answers({ Orders: answer }).before(async () => ({ ok: true, payload: 'the function itself' }))(name, event);

describe('an answer in a function’s place', () => {
  test.each([ARN, 'Orders', 'Orders:live', `${ARN}:live`])('is for the function that is named %s', async (name) => {
    expect(await invokeWith(() => ({ found: true }), EVENT, name)).toEqual({ ok: true, payload: { found: true } });
  });

  test('is not for another function', async () => {
    expect(await invokeWith(() => 1, EVENT, `${ARN}2`)).toEqual({ ok: true, payload: 'the function itself' });
  });

  test('is null where it gives nothing, and JSON as a function’s is', async () => {
    expect(await invokeWith(() => undefined)).toEqual({ ok: true, payload: null });
    expect(await invokeWith(() => ({ at: new Date(0), gone: undefined }))).toEqual({
      ok: true,
      payload: { at: '1970-01-01T00:00:00.000Z' },
    });
  });

  test('fails the block with what it throws', async () => {
    const failing = (thrown: unknown) => () => {
      throw thrown;
    };
    expect(await invokeWith(failing(new RangeError('too many')))).toEqual({
      ok: false,
      failure: 'FAILED',
      errorName: 'RangeError',
      errorMessage: 'too many',
    });
    expect(await invokeWith(failing('sold out'))).toMatchObject({ errorName: 'Error', errorMessage: 'sold out' });
  });

  test.each([null, {}, { Details: {} }])('is for what flows invoke alone, and not for %j', async (event) => {
    expect(await invokeWith(() => 1, event)).toMatchObject({ ok: false, errorName: 'TypeError' });
  });

  test('the newest holds, by whichever name it was given', async () => {
    const answers = new Answers({ Orders: () => 1 });
    answers.set(ARN, () => 2);
    const invoke = answers.before(async () => ({ ok: true, payload: 0 }));
    expect(await invoke(ARN, EVENT)).toEqual({ ok: true, payload: 2 });
    expect([answers.has(ARN), answers.has('Other')]).toEqual([true, false]);
  });
});

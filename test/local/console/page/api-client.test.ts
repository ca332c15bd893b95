import { describe, expect, test } from '@jest/globals';
import { adviceFor, RequestFailed } from '../../../../local/console/page/api-client.ts';

describe('what to do about a failed request', () => {
  test.each([
    [0, '', /^See whether “npm start” still runs/],
    [504, '', /has not come to an end/],
    [409, 'NotSettled', /has not come to an end/],
    [409, '', /^The chat has moved on/],
    [404, '', /^It may be of an earlier run/],
    [403, '', /^The token belongs to somebody who left/],
    [400, '', /^Change what was entered/],
    [500, '', /^The terminal of “npm start” shows what happened/],
  ])('of status %d %s', (status, errorName, advice) => {
    expect(adviceFor(status, errorName)).toMatch(advice);
    expect(new RequestFailed(status, errorName, 'No.')).toMatchObject({ status, errorName, message: 'No.' });
  });

  test('that says when it is over is to turn the clock', () => {
    const { whatToDo } = new RequestFailed(400, 'InvalidRequestException', 'Not there yet. Try again in 42 s.');
    expect(whatToDo).toBe('That is time of the chat clock: turn it, and try again.');
  });
});

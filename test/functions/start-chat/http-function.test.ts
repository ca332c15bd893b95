import { expect, test } from '@jest/globals';
import { httpFunction } from '../../../functions/start-chat/http/http-function.ts';
import { quiet } from '../support/function-output.ts';
import { lambdaContext } from '../support/lambda.ts';
import { httpEvent } from './chat-starts.ts';

test('a caller whose answer does not come before Lambda would end the invocation is told to come again', async () => {
  const silent = quiet(
    httpFunction({ name: 'Silent', answerWithinSeconds: 10, answer: () => new Promise(() => undefined) }),
  );
  const { statusCode, headers, body } = await silent(httpEvent(), lambdaContext('Silent', 10));
  expect([statusCode, headers['retry-after'], JSON.parse(body).error.name]).toEqual([503, '5', 'ServiceUnavailable']);
});

import { expect, test } from '@jest/globals';
import { callFailed, textAt } from '../../../local/library/local-client.ts';

test.each([
  [{ error: { name: 'Conflict', message: 'in use' } }, null, 'GET /x answered 409 Conflict: in use'],
  [{ Message: 'in use' }, 'ConflictException', 'GET /x answered 409 ConflictException: in use'],
  ['in use', null, 'GET /x answered 409 Error: no message'],
  [{}, null, 'GET /x answered 409 Error: no message'],
])('an answer of %j is told in a sentence', (answer, errorType, message) => {
  expect(callFailed('GET /x', 409, answer, errorType).message).toBe(message);
});

test('a text that an answer lacks is named by its path', () => {
  expect(textAt({ a: { b: 'c' } }, 'a', 'b')).toBe('c');
  expect(() => textAt({ a: 'c' }, 'a', 'b')).toThrow(new TypeError('The answer has no a.b.'));
});

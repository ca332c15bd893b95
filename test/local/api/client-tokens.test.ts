import { expect, test } from '@jest/globals';
import { ClientTokens } from '../../../local/api/client-tokens.ts';

const call = (clientToken: string | undefined, change: Partial<{ operation: string; scope: string }> = {}) => ({
  operation: 'SendMessage',
  scope: 'participant',
  clientToken,
  ...change,
});

/** Answers with how often it was asked. */
function counting() {
  let count = 0;
  return () => {
    count += 1;
    return { count };
  };
}

test('the same token answers as the first time, within its operation and scope', () => {
  const tokens = new ClientTokens();
  const act = counting();
  expect([tokens.once(call('a'), act), tokens.once(call('a'), act)]).toEqual([{ count: 1 }, { count: 1 }]);
  expect(tokens.once(call('b'), act)).toEqual({ count: 2 });
  expect(tokens.once(call('a', { scope: 'another' }), act)).toEqual({ count: 3 });
  expect(tokens.once(call('a', { operation: 'SendEvent' }), act)).toEqual({ count: 4 });
});

test.each([undefined, ''])('a call whose token is %p is done each time', (token) => {
  const tokens = new ClientTokens();
  const act = counting();
  expect([tokens.once(call(token), act), tokens.once(call(token), act)]).toEqual([{ count: 1 }, { count: 2 }]);
});

test('an act that throws is not remembered', () => {
  const tokens = new ClientTokens();
  const failing = () => {
    throw new Error('refused');
  };
  expect(() => tokens.once(call('a'), failing)).toThrow('refused');
  expect(tokens.once(call('a'), counting())).toEqual({ count: 1 });
});

test('of more than 100,000 answers the oldest is forgotten', () => {
  const tokens = new ClientTokens();
  const act = counting();
  for (let index = 0; index <= 100_000; index += 1) tokens.once(call(`token-${index}`), act);
  expect(tokens.once(call('token-1'), act)).toEqual({ count: 2 });
  expect(tokens.once(call('token-0'), act)).toEqual({ count: 100_002 });
});

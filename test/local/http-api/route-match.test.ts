import { expect, test } from '@jest/globals';
import { matchRoute } from '../../../local/http-api/route-match.ts';

const THROTTLE = { ratePerSecond: undefined, burst: undefined };
const route = (key: string) => ({ key, throttle: THROTTLE, authorizer: undefined, target: { functionArn: 'arn:f' } });
const ROUTES = ['$default', 'ANY /{proxy+}', 'GET /{proxy+}', 'ANY /chats', 'GET /chats/{id}'].map(route);

test.each([
  ['GET', '/chats/7', 'GET /chats/{id}', { id: '7' }],
  ['GET', '/chats', 'ANY /chats', {}],
  ['GET', '/other/7', 'GET /{proxy+}', { proxy: 'other/7' }],
  ['POST', '/other/7', 'ANY /{proxy+}', { proxy: 'other/7' }],
])('%s %s is answered by the route that says most about it: %s', (method, path, key, pathParameters) => {
  expect(matchRoute(ROUTES, method, path)).toMatchObject({ route: { key }, pathParameters });
});

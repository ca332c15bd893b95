import { describe, expect, test } from '@jest/globals';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { Throttle } from '../../../local/http-api/throttle.ts';
import { JWT, NOW_MS, route, serve } from './serve-apis.ts';

const ok = (payload: unknown) => ({ ok: true, payload }) as const;

describe('what a function answers is put into HTTP', () => {
  test.each([
    ['no body', { statusCode: 204 }, ''],
    ['a body of null', { statusCode: 200, body: null }, ''],
    ['a body that is not text', { statusCode: 200, body: { a: 1 } }, '{"a":1}'],
  ])('%s', async (_what, payload, body) => {
    expect(await serve({}, ok(payload)).send()).toMatchObject({ status: payload.statusCode, body });
  });

  test.each([99, 600, 200.5, 'ok'])('a status of %s is an error of the server', async (statusCode) => {
    expect((await serve({}, ok({ statusCode })).send()).status).toBe(500);
  });

  test('cookies become one header', async () => {
    const { headers } = await serve({}, ok({ statusCode: 200, cookies: ['a=1', 'b=2'] })).send();
    expect(headers).toMatchObject({ 'set-cookie': 'a=1, b=2' });
  });

  test('without a CORS configuration a function’s own headers about it stay', async () => {
    const payload = { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } };
    expect((await serve({}, ok(payload)).send()).headers).toMatchObject({ 'access-control-allow-origin': '*' });
  });
});

describe('what a request is for its function', () => {
  test('without a content type its body is base64, and what is not there is left out', async () => {
    const { send, invoked } = serve({ routes: [route('$default')] });
    await send({ path: '/apis/ChatApi', headers: { 'x-list': ['1', '2'] } });
    expect(invoked[0]?.event).toMatchObject({
      rawPath: '/',
      rawQueryString: '',
      headers: { 'x-list': '1,2' },
      requestContext: { domainName: '', http: { userAgent: '' } },
      body: Buffer.from('{}').toString('base64'),
      isBase64Encoded: true,
    });
    for (const name of ['cookies', 'queryStringParameters', 'pathParameters']) {
      expect(invoked[0]?.event).not.toHaveProperty(name);
    }
  });
});

describe('CORS', () => {
  const cors = {
    allowOrigins: ['https://shop.example'],
    allowMethods: [],
    allowHeaders: [],
    exposeHeaders: [],
    allowCredentials: true,
    maxAgeSeconds: undefined,
  };
  const origin = 'https://shop.example';

  test('a preflight names only what is configured', async () => {
    const headers = { origin, 'access-control-request-method': 'POST' };
    expect(await serve({ cors }).send({ method: 'OPTIONS', headers })).toEqual({
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
      },
    });
  });

  test('an OPTIONS request that is not a preflight goes to its route', async () => {
    const { send, invoked } = serve({ cors, routes: [route('ANY /chats')] });
    await send({ method: 'OPTIONS', headers: { origin } });
    await send({ method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } });
    expect(invoked).toHaveLength(2);
  });

  test('a caller that is not a page gets no header about pages', async () => {
    expect((await serve({ cors }).send()).headers).not.toHaveProperty('vary');
  });
});

describe('a JWT authorizer', () => {
  const authorizer = { ...JWT, identitySource: '$request.querystring.token' };
  const secured = () => serve({ routes: [route('POST /chats', { authorizer })] });

  test('takes its token from where the deployment says', async () => {
    const { apis, send, invoked } = secured();
    const token = apis.issueToken(undefined, { sub: 'mia', groups: ['a', 'b'] }, 60);
    expect((await send({ query: new URLSearchParams({ token: String(token) }) })).status).toBe(200);
    expect(invoked[0]?.event).toMatchObject({
      requestContext: { authorizer: { jwt: { claims: { sub: 'mia', groups: '[a b]' }, scopes: null } } },
    });
    expect((await send({ headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  test.each([
    ['in another form', 'a.b', 'not a JWT|no JWT'],
    ['of four parts', 'a.b.c.d', 'not a JWT|no JWT'],
    ['of another issuer’s key', `${encoded({ alg: 'RS256', kid: 'other' })}.${encoded({})}.x`, 'keys are out of reach'],
  ])('refuses a token %s', async (_what, token, why) => {
    const answer = await secured().send({ query: new URLSearchParams({ token }) });
    expect(answer).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.stringMatching(new RegExp(why)) },
    });
  });

  test.each([
    ['for another audience', { aud: 'other' }, 'audience'],
    ['of another issuer', { iss: 'https://other.example' }, 'issuer'],
    ['that is not good yet', { nbf: NOW_MS / 1000 + 1 }, 'not good yet|not valid yet'],
    ['without an end', { exp: 'never' }, 'expired'],
  ])('refuses a token %s', async (_what, claims, why) => {
    const { apis, send } = secured();
    const token = String(apis.issueToken('ChatApi', { sub: 'mia', ...claims }, 60));
    const answer = await send({ query: new URLSearchParams({ token }) });
    expect(answer).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.stringMatching(new RegExp(why)) },
    });
  });

  test('takes a client’s id where a token has no audience', async () => {
    const { apis, send } = secured();
    const token = String(apis.issueToken('ChatApi', { aud: undefined, client_id: 'chat', nbf: NOW_MS / 1000 }, 60));
    expect((await send({ query: new URLSearchParams({ token }) })).status).toBe(200);
  });

  test('gives no token of an API that is not there', () => {
    expect(secured().apis.issueToken('Other', { sub: 'mia' }, 60)).toBeUndefined();
  });
});

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

test('a route’s own throttle goes before its API’s', async () => {
  const none = { ratePerSecond: undefined, burst: undefined };
  const { send } = serve({
    throttle: none,
    routes: [route('POST /chats', { throttle: { ratePerSecond: 1, burst: 1 } })],
  });
  expect([(await send()).status, (await send()).status]).toEqual([200, 429]);
});

test.each([
  { ratePerSecond: undefined, burst: 1 },
  { ratePerSecond: 1, burst: undefined },
])('a throttle without a rate or a burst admits everything: %o', (throttle) => {
  const bucket = new Throttle(throttle, new ManualTransportClock(0));
  expect([bucket.admits(), bucket.admits(), bucket.admits()]).toEqual([true, true, true]);
});

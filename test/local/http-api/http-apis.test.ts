import { describe, expect, test } from '@jest/globals';
import { NOW_MS, route, serve } from './serve-apis.ts';

describe('routes', () => {
  test.each([
    ['POST', '/chats', 'POST /chats'],
    ['GET', '/chats', 'ANY /chats'],
    ['GET', '/chats/7', 'GET /chats/{id}'],
    ['GET', '/chats/new', 'GET /chats/new'],
    ['GET', '/chats/7/items/3', 'GET /chats/{proxy+}'],
    ['DELETE', '/else', '$default'],
  ])('%s %s is for %s', async (method, path, key) => {
    const keys = ['$default', 'ANY /chats', 'POST /chats', 'GET /chats/{proxy+}', 'GET /chats/{id}', 'GET /chats/new'];
    const { send, invoked } = serve({ routes: keys.map((one) => route(one)) });
    await send({ method, path: `/apis/ChatApi${path}` });
    expect(invoked.map(({ arn }) => arn)).toEqual([`arn:of:${key}`]);
  });

  test('what no route is for is not found, and another path is none of ours', async () => {
    const { send } = serve();
    expect((await send({ path: '/apis/ChatApi/other' })).status).toBe(404);
    expect((await send({ path: '/apis/Other/chats' })).body).toContain('There is no HTTP API of this name');
    expect((await send({ path: '/contact/chat' })).status).toBe(0);
  });

  test('what is not emulated says so by name', async () => {
    const target = { notEmulated: 'Its integration HTTP_PROXY is not emulated.' };
    const { send } = serve({ routes: [route('POST /chats', { target })] });
    expect(await send()).toMatchObject({ status: 501, body: expect.stringContaining('HTTP_PROXY') });
  });
});

describe('the event, payload format 2.0', () => {
  test('holds the request as API Gateway tells it', async () => {
    const { send, invoked } = serve({ routes: [route('POST /chats/{id}')] });
    await send({
      path: '/apis/ChatApi/chats/a%20b',
      query: new URLSearchParams('x=1&x=2&y='),
      headers: {
        host: '127.0.0.1:4510',
        'content-type': 'text/plain;charset=UTF-8',
        cookie: 'a=1; b=2',
        'user-agent': 'T',
      },
      body: Buffer.from('{"é":1}'),
    });
    expect(invoked[0]?.event).toEqual({
      version: '2.0',
      routeKey: 'POST /chats/{id}',
      rawPath: '/chats/a%20b',
      rawQueryString: 'x=1&x=2&y=',
      cookies: ['a=1', 'b=2'],
      headers: { host: '127.0.0.1:4510', 'content-type': 'text/plain;charset=UTF-8', 'user-agent': 'T' },
      queryStringParameters: { x: '1,2', y: '' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'ChatApi',
        domainName: '127.0.0.1:4510',
        domainPrefix: 'ChatApi',
        http: { method: 'POST', path: '/chats/a%20b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'T' },
        requestId: expect.any(String),
        routeKey: 'POST /chats/{id}',
        stage: '$default',
        time: '21/Nov/2026:12:00:00 +0000',
        timeEpoch: NOW_MS,
      },
      pathParameters: { id: 'a%20b' },
      body: '{"é":1}',
      isBase64Encoded: false,
    });
  });

  test('a body that is not text comes as base64, and none not at all', async () => {
    const { send, invoked } = serve();
    await send({ headers: { 'content-type': 'image/png' }, body: Buffer.from([0xff, 0x00]) });
    await send({ body: Buffer.alloc(0) });
    expect(invoked.map(({ event }) => [event.body, event.isBase64Encoded])).toEqual([
      ['/wA=', true],
      [undefined, false],
    ]);
  });
});

describe('the answer', () => {
  test.each([
    ['a described one', { statusCode: 201, headers: { 'X-A': 1 }, body: 'text' }, 201, 'text'],
    ['an object as JSON', { a: 1 }, 200, '{"a":1}'],
    ['text as JSON', 'hello', 200, '"hello"'],
    ['a status that is none', { statusCode: 'ok' }, 500, '{"message":"Internal Server Error"}'],
  ])('%s', async (_what, payload, status, body) => {
    expect(await serve({}, { ok: true, payload }).send()).toMatchObject({ status, body });
  });

  test('base64 is decoded', async () => {
    const { send } = serve({}, { ok: true, payload: { statusCode: 200, body: '/wA=', isBase64Encoded: true } });
    expect((await send()).body).toEqual(Buffer.from([0xff, 0x00]));
  });

  test.each([
    ['FAILED', 500, 'Internal Server Error'],
    ['TIMED_OUT', 500, 'Internal Server Error'],
    ['THROTTLED', 503, 'Service Unavailable'],
  ] as const)('a function that %s is %i, and nothing of why', async (failure, status, message) => {
    const { send } = serve({}, { ok: false, failure, errorName: 'Secret', errorMessage: 'secret' });
    expect(await send()).toMatchObject({ status, body: JSON.stringify({ message }) });
  });
});

describe('CORS', () => {
  const cors = {
    allowOrigins: ['https://shop.example'],
    allowMethods: ['POST'],
    allowHeaders: ['content-type', 'idempotency-key'],
    exposeHeaders: ['retry-after'],
    allowCredentials: false,
    maxAgeSeconds: 600,
  };
  const preflight = (origin: string) => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  });

  test('a preflight request is answered for pages that may call, without the function', async () => {
    const { send, invoked } = serve({ cors });
    expect(await send(preflight('https://shop.example'))).toEqual({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://shop.example',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type,idempotency-key',
        'access-control-max-age': '600',
        vary: 'Origin',
      },
    });
    expect(await send(preflight('https://evil.example'))).toEqual({ status: 204 });
    expect(invoked).toEqual([]);
  });

  test('an answer says which page may read it, whatever the function says', async () => {
    const payload = { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' };
    const { send } = serve({ cors }, { ok: true, payload });
    const headersFor = async (origin: string) => (await send({ headers: { origin } })).headers;
    expect(await headersFor('https://shop.example')).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
    });
    expect(await headersFor('https://evil.example')).not.toHaveProperty('access-control-allow-origin');
  });

  test.each([
    ['*', 'https://any.example', '*'],
    ['https://*', 'https://any.example', 'https://any.example'],
    ['https://*', 'http://any.example', undefined],
  ])('%s and %s', async (allowed, origin, expected) => {
    const { send } = serve({ cors: { ...cors, allowOrigins: [allowed] } });
    expect((await send({ headers: { origin } })).headers?.['access-control-allow-origin']).toBe(expected);
  });
});

test('throttling lets through so many at once, and so many more a second', async () => {
  const { send, transport } = serve({ throttle: { ratePerSecond: 4, burst: 7 } });
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await send()).status);
    return seen.filter((status) => status === 200).length;
  };
  expect(await statuses(10)).toBe(7);
  transport.advance(1000);
  expect(await statuses(10)).toBe(4);
  transport.advance(60_000);
  expect(await statuses(10)).toBe(7);
  expect(await send()).toMatchObject({ status: 429, body: '{"message":"Too Many Requests"}' });
});

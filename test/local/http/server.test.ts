import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:http2';
import { describe, expect, test } from '@jest/globals';
import { type HttpHandler, json } from '../../../local/http/http.ts';
import { openServer } from '../../../local/http/server.ts';
import { rawRequest } from './raw-request.ts';
import { startServer } from './start-server.ts';

const LIMIT = 1024 * 1024;

async function serve(...handlers: readonly HttpHandler[]) {
  const errors: unknown[] = [];
  const server = await startServer({ handlers, onError: (error) => errors.push(error) });
  return { ...server, errors, [Symbol.asyncDispose]: () => server.close() };
}

async function serveAt(nowMs: number) {
  const server = await startServer({ handlers: [echo], onError: () => {}, nowMs: () => nowMs });
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}

const echo: HttpHandler = ({ method, path, query, body }) => {
  if (!path.startsWith('/echo')) return undefined;
  return json(200, { method, path, query: Object.fromEntries(query), bytes: body.length });
};

/** The status that a request with this Host is answered with: fetch sets its own. */
function statusForHost(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/echo', headers: { host } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server', () => {
  test('gives a request to the first handler that answers it, its path still encoded', async () => {
    await using server = await serve(
      () => undefined,
      echo,
      () => json(418, {}),
    );
    const response = await fetch(`${server.url}/echo/a%2Fb?x=1&y=%20`, { method: 'PUT', body: 'abc' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ method: 'PUT', path: '/echo/a%2Fb', query: { x: '1', y: ' ' }, bytes: 3 });
  });

  test('dates every answer by the clock that it is given, refusals too', async () => {
    await using server = await serveAt(Date.UTC(2031, 4, 6, 7, 8, 9, 999));
    const dates: (string | null)[] = [];
    for (const [path, origin] of [['/echo'], ['/nothing'], ['/echo', 'https://example.com']] as const) {
      const response = await fetch(`${server.url}${path}`, origin === undefined ? {} : { headers: { origin } });
      await response.text();
      dates.push(response.headers.get('date'));
    }
    expect(dates).toEqual(Array.from({ length: 3 }, () => 'Tue, 06 May 2031 07:08:09 GMT'));
  });

  test('answers 404 in JSON where there is nothing', async () => {
    await using server = await serve(echo);
    const response = await fetch(`${server.url}/nothing`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: 'There is nothing at GET /nothing.' });
  });

  test('answers 500 with a fixed body when a handler fails, tells onError, and goes on', async () => {
    const failure = new Error('a secret');
    await using server = await serve(echo, async ({ path }) => {
      if (path === '/late') await Promise.resolve();
      throw failure;
    });
    for (const path of ['/now', '/late']) {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain('secret');
    }
    expect(server.errors).toEqual([failure, failure]);
    expect((await fetch(`${server.url}/echo`)).status).toBe(200);
  });

  test.each([
    ['127.0.0.1', 200],
    ['127.0.0.1:1', 200],
    ['LOCALHOST:4510', 200],
    ['[::1]:4510', 200],
    ['example.com', 403],
    ['localhost.example.com', 403],
    ['127.0.0.1.example.com', 403],
    ['127.0.0.1@example.com', 403],
    ['0.0.0.0', 403],
  ])('answers Host "%s" with %d', async (host, status) => {
    await using server = await serve(echo);
    expect(await statusForHost(server.port, host)).toBe(status);
  });

  test.each([
    ['http://localhost:3000', 200],
    ['https://127.0.0.1', 200],
    ['http://[::1]:5173', 200],
    ['https://example.com', 403],
    ['http://localhost.example.com', 403],
    ['null', 403],
  ])('answers Origin "%s" with %d', async (origin, status) => {
    await using server = await serve(echo);
    const response = await fetch(`${server.url}/echo`, { headers: { origin } });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(status === 200 ? origin : null);
  });

  test('lets a page of this machine send what ChatJS sends, and read the error’s name', async () => {
    await using server = await serve(echo);
    const preflight = await fetch(`${server.url}/echo`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining([
        'content-type',
        'x-amz-bearer',
        'x-amz-user-agent',
        'x-amz-date',
        'x-amz-content-sha256',
        'authorization',
      ]),
    );
    const response = await fetch(`${server.url}/echo`, { headers: { origin: 'http://localhost:3000' } });
    expect(response.headers.get('access-control-expose-headers')).toContain('x-amzn-errortype');
  });

  test('takes a body of 1 MiB and answers 413 to one byte more', async () => {
    await using server = await serve(echo);
    const post = (bytes: number) => fetch(`${server.url}/echo`, { method: 'POST', body: Buffer.alloc(bytes, 120) });
    expect(await (await post(LIMIT)).json()).toMatchObject({ bytes: LIMIT });
    const refused = await post(LIMIT + 1);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toEqual({ message: 'The body is larger than 1048576 bytes.' });
  });

  test('lets the client read the 413 to a body of 16 MiB, with and without its length announced', async () => {
    await using server = await serve(echo);
    const body = Buffer.alloc(16 * LIMIT, 120);
    const head = 'POST /echo HTTP/1.1\r\nhost: localhost\r\n';
    const announced = await rawRequest(server.port, `${head}content-length: ${body.length}\r\n\r\n`, body);
    expect(announced).toMatch(/^HTTP\/1\.1 413 /);
    expect(announced).toMatch(/connection: close/i);
    const chunk = `${body.length.toString(16)}\r\n`;
    const chunked = await rawRequest(
      server.port,
      `${head}transfer-encoding: chunked\r\n\r\n${chunk}`,
      body,
      '\r\n0\r\n\r\n',
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
    expect((await fetch(`${server.url}/echo`, { method: 'POST', body })).status).toBe(413);
    expect((await fetch(`${server.url}/echo`)).status).toBe(200);
  });

  test('does not let a client that asks first send a body that is too large', async () => {
    await using server = await serve(echo);
    const head = 'POST /echo HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\nconnection: close\r\n';
    const [full, small] = await Promise.all([
      rawRequest(server.port, `${head}content-length: ${LIMIT}\r\n\r\n`, Buffer.alloc(LIMIT)),
      rawRequest(server.port, `${head}content-length: 2\r\n\r\n`, '{}'),
    ]);
    expect(full).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    expect(small).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    const tooMuch = await rawRequest(
      server.port,
      `${head}content-length: ${LIMIT + 1}\r\n\r\n`,
      Buffer.alloc(LIMIT + 1),
    );
    expect(tooMuch).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('refuses a client that speaks nothing but HTTP/2, and names the service that is spoken to so', async () => {
    await using server = await serve(echo);
    const client = connect(server.url);
    client.request({ ':path': '/model/any.model/converse', ':method': 'POST' }).on('error', () => {});
    await once(client, 'error');
    expect(String(server.errors[0])).toContain('Amazon Bedrock');
    client.destroy();
  });

  test('serves a client that offers HTTP/2 by HTTP/1.1, its body too', async () => {
    await using server = await serve(echo);
    const offer = 'connection: Upgrade, HTTP2-Settings, close\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n';
    const head = `POST /echo HTTP/1.1\r\nhost: localhost\r\n${offer}`;
    const answered = await rawRequest(server.port, `${head}content-length: 3\r\n\r\n`, 'abc');
    expect(answered).toMatch(/^HTTP\/1\.1 200 /);
    expect(answered).toContain('"bytes":3');
    const foreign = await rawRequest(server.port, `GET /echo HTTP/1.1\r\nhost: example.com\r\n${offer}\r\n`);
    expect(foreign).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each([
    ['noise', '\u0000\u0001\u0002 noise\r\n\r\n', 400],
    ['a request line without a version', 'GET /\r\n\r\n', 403],
    ['a header without a colon', 'GET / HTTP/1.1\r\nhost localhost\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['no Host in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 403],
    ['a negative length', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n', 400],
    [
      'another host in the request line',
      'GET http://example.com/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
      400,
    ],
    [
      'an upgrade that nobody takes',
      'GET /x HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      404,
    ],
    [
      'an upgrade for a foreign host',
      'GET /x HTTP/1.1\r\nhost: example.com\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      403,
    ],
    [
      'an upgrade from a foreign page',
      'GET /x HTTP/1.1\r\nhost: localhost\r\norigin: https://example.com\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      403,
    ],
    ['80 KiB of headers', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(80 * 1024)}\r\n\r\n`, 431],
  ])('answers %s and goes on serving', async (_, bytes, status) => {
    await using server = await serve(echo);
    expect(await rawRequest(server.port, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await fetch(`${server.url}/echo`)).status).toBe(200);
    expect(server.errors).toEqual([]);
  });

  test('asks a client to come back until it has been told what to serve', async () => {
    const server = await openServer({ host: '127.0.0.1', port: 0 });
    expect((await fetch(`${server.url}/echo`)).status).toBe(503);
    server.serve({ handlers: [echo], onError: () => {}, nowMs: () => 0 });
    expect((await fetch(`${server.url}/echo`)).status).toBe(200);
    await server.close();
  });

  test('closes although a websocket is open, and cuts it', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const server = await startServer({
      handlers: [],
      onUpgrade: () => {
        open();
        return true;
      },
      onError: () => {},
    });
    const cut = rawRequest(
      server.port,
      'GET /x HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    );
    await opened;
    await server.close();
    expect(await cut).toBe('');
  });
});

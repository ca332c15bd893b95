import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { readBridge } from '../../../local/cli/docker-bridge.ts';
import type { Bridge } from '../../../local/http/admission.ts';
import { type HttpHandler, json } from '../../../local/http/http.ts';
import { startServer } from './start-server.ts';

const NAME = 'host.docker.internal:4510';

/** All of 127.0.0.0/8 is this machine's own on Linux, which alone has a bridge. */
const onLinux = process.platform === 'linux' ? test : test.skip;

const everything: HttpHandler = ({ path }) => json(200, { path, by: 'machine' });
const operations: HttpHandler = ({ path }) =>
  path === '/operation' ? json(200, { path, by: 'container' }) : undefined;

async function serve(options: { readonly containers: boolean; readonly bridge?: Bridge }) {
  const { containers, bridge } = options;
  const server = await startServer({
    handlers: [everything],
    onUpgrade: (_, socket) => {
      socket.end('HTTP/1.1 418 Teapot\r\n\r\n');
      return true;
    },
    bridge,
    ...(containers ? { toContainers: [operations] } : {}),
    onError: (error) => {
      throw error;
    },
  });
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}

/** fetch sets Host itself. Answers the status, and who has answered. */
function ask(at: { port: number; address?: string }, headers: Record<string, string>, path = '/operation') {
  const { port, address = '127.0.0.1' } = at;
  return new Promise<string>((resolve, reject) => {
    const sent = request({ host: address, port, method: 'POST', path, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.on('end', () => resolve([response.statusCode, JSON.parse(text).by].join(' ').trim()));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a container, which calls the machine host.docker.internal', () => {
  test('is refused unless containers are served', async () => {
    await using server = await serve({ containers: false });
    expect(await ask(server, { host: NAME })).toBe('403');
  });

  test('gets what is there for containers, and nothing else', async () => {
    await using server = await serve({ containers: true });
    expect(await ask(server, { host: NAME })).toBe('200 container');
    expect(await ask(server, { host: 'HOST.docker.internal' })).toBe('200 container');
    for (const path of ['/', '/local/clock', '/apis/ChatApi/chats']) {
      expect(await ask(server, { host: NAME }, path)).toBe('404');
    }
  });

  test('leaves the machine itself what it had', async () => {
    await using server = await serve({ containers: true });
    expect(await ask(server, { host: '127.0.0.1' })).toBe('200 machine');
    expect(await ask(server, { host: 'localhost', origin: 'http://localhost:3000' })).toBe('200 machine');
  });

  test.each([
    'example.com',
    'host.docker.internal.example.com',
    'evil-host.docker.internal',
    'docker.internal',
    'host.docker.internal:4510:1',
    '172.17.0.1',
    '0.0.0.0',
  ])('goes by no other name: %s', async (host) => {
    await using server = await serve({ containers: true });
    expect(await ask(server, { host })).toBe('403');
  });

  test.each(['http://host.docker.internal:4510', 'http://127.0.0.1:4510', 'https://example.com', 'null'])(
    'is not a web page: %s',
    async (origin) => {
      await using server = await serve({ containers: true });
      expect(await ask(server, { host: NAME, origin })).toBe('403');
    },
  );

  test('gets no websocket', async () => {
    await using server = await serve({ containers: true });
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/`, { headers: { host: NAME } });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  });
});

describe('Docker’s bridge', () => {
  onLinux('is a second door to the same port, for containers alone', async () => {
    await using server = await serve({ containers: true, bridge: { address: '127.0.0.2', prefixBits: 8 } });
    const bridge = { port: server.port, address: '127.0.0.2' };
    expect(await ask(bridge, { host: NAME })).toBe('200 container');
    expect(await ask(bridge, { host: NAME }, '/local/clock')).toBe('404');
    expect(await ask(bridge, { host: '127.0.0.1' })).toBe('403');
    expect(await ask(bridge, { host: '127.0.0.2' })).toBe('403');
    expect(await ask(server, { host: '127.0.0.1' })).toBe('200 machine');
  });

  onLinux('cuts those who come from outside its network', async () => {
    await using server = await serve({ containers: true, bridge: { address: '127.0.0.2', prefixBits: 32 } });
    const outside = { port: server.port, address: '127.0.0.2' };
    const sent = request({ ...outside, host: '127.0.0.2', localAddress: '127.0.0.3', headers: { host: NAME } });
    sent.end();
    const [error] = await once(sent, 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  onLinux('that cannot be had leaves nothing listening', async () => {
    await using taken = await serve({ containers: true, bridge: { address: '127.0.0.2', prefixBits: 8 } });
    await expect(
      startServer({
        handlers: [],
        toContainers: [],
        bridge: { address: '192.0.2.1', prefixBits: 24 },
        onError: () => {},
      }),
    ).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
    expect(taken.port).toBeGreaterThan(0);
  });

  test.each([
    ['[{"Subnet":"172.17.0.0/16","Gateway":"172.17.0.1"}]', { address: '172.17.0.1', prefixBits: 16 }],
    [
      '[{"Subnet":"fd00::/64","Gateway":"fd00::1"},{"Subnet":"10.9.0.0/24","Gateway":"10.9.0.1"}]',
      { address: '10.9.0.1', prefixBits: 24 },
    ],
    ['[{"Subnet":"172.17.0.0/16"}]', undefined],
    ['[{"Subnet":"172.17.0.0/0","Gateway":"172.17.0.1"}]', undefined],
    ['null', undefined],
  ])('is read from what Docker says of it: %s', (networks, bridge) => {
    expect(readBridge(networks)).toEqual(bridge);
  });
});

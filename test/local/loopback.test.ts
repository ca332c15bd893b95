import { tracingChannel } from 'node:diagnostics_channel';
import { request } from 'node:http';
import { Server } from 'node:net';
import { expect, test } from '@jest/globals';
import { LocalConnect } from '../../local/index.ts';

/** The addresses of all servers of this process that begin to listen while `start` runs. */
async function listeningWhile<T>(start: () => Promise<T>) {
  const servers: Server[] = [];
  const hear = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('server' in message)) return;
    if (message.server instanceof Server) servers.push(message.server);
  };
  const { asyncStart } = tracingChannel('net.server.listen');
  asyncStart.subscribe(hear);
  try {
    const started = await start();
    return { started, addresses: servers.map((server) => server.address()) };
  } finally {
    asyncStart.unsubscribe(hear);
  }
}

/** fetch sets Host itself. */
function statusOf(port: number, headers: Record<string, string>, method = 'POST'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: '/', agent: false, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test.each([
  ['', {}],
  [', as Docker Desktop has it', { containers: {} }],
])(
  'every port of a Local Connect is this machine’s alone, and closed to foreign names and pages%s',
  async (_, options) => {
    const start = () => LocalConnect.start({ assembly: '.build/sandbox', ...options });
    const { started, addresses } = await listeningWhile(start);
    await using connect = started;
    const ports = addresses.map((address) => (typeof address === 'object' && address !== null ? address.port : 0));
    expect(addresses).toEqual(ports.map((port) => ({ address: '127.0.0.1', family: 'IPv4', port })));
    expect(ports).toContain(Number(new URL(connect.url).port));
    // The tables have a port of their own.
    expect(ports).toHaveLength(2);
    for (const port of ports) {
      expect(await statusOf(port, { host: 'example.com' })).toBe(403);
      expect(await statusOf(port, { origin: 'https://example.com' })).toBe(403);
      expect(await statusOf(port, { origin: 'null', 'content-type': 'text/plain' })).toBe(403);
      const preflight = { origin: 'https://example.com', 'access-control-request-method': 'POST' };
      expect(await statusOf(port, preflight, 'OPTIONS')).toBe(403);
    }
  },
);

/** What a foreign page can have a browser load without an Origin, by an image or a link. */
test.each(['GET', 'HEAD'])('%s of what a POST does at /local does nothing', async (method) => {
  await using connect = await LocalConnect.start({ assembly: '.build/sandbox' });
  const before = JSON.stringify([connect.flows, connect.clock.nowMs, connect.quotas.mode]);
  const paths = ['/local/agents/Ann/accept', '/local/flows', '/local/lex', '/local/tokens', '/local/event-chats'];
  const [first] = connect.functions;
  for (const path of [...paths, `/local/functions/${first?.name}/invoke`]) {
    const { status } = await fetch(`${connect.url}${path}?mode=aws&advanceSeconds=60`, { method });
    expect(`${path} ${status}`).toBe(`${path} 405`);
  }
  for (const path of ['/local/clock', '/local/quotas', '/local/faults']) {
    await fetch(`${connect.url}${path}?mode=aws&advanceSeconds=60`, { method });
  }
  expect(JSON.stringify([connect.flows, connect.clock.nowMs, connect.quotas.mode])).toBe(before);
});

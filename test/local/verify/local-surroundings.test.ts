import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { portOf } from '../../../local/http/port-of.ts';
import { LocalConnect } from '../../../local/index.ts';
import { LocalClient } from '../../../local/library/local-client.ts';
import { localSurroundings } from '../../../local/verify/index.ts';

const { signal } = new AbortController();

/** What is found at an address where each path has one of these answers. */
async function foundAt(answers: Readonly<Record<string, unknown>>) {
  const server = createServer(({ url = '' }, response) => response.end(JSON.stringify(answers[url] ?? {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await localSurroundings(`http://127.0.0.1:${portOf(server)}`, [], new ManualTransportClock(0), signal);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const INSTANCE = { region: 'us-east-1', accountId: '111122223333', instanceId: 'i', stacks: [] };
const CLOCK = { mode: 'manual', now: '2026-11-26T12:00:00.000Z' };

test.each([
  ['has no region', {}, 'The answer has no region.'],
  ['has no stacks', { '/local/instance': { ...INSTANCE, stacks: {} } }, 'The answer has no list of stacks.'],
  ['has a stack without a name', { '/local/instance': { ...INSTANCE, stacks: [{}] } }, 'The answer has no name.'],
  ['has no clock', { '/local/instance': INSTANCE }, 'The answer has no now.'],
])('another program that answers and %s is not taken for a Local Connect', async (_, answers, message) => {
  await expect(foundAt(answers)).rejects.toThrow(message);
  await expect(foundAt({ '/local/instance': INSTANCE, '/local/clock': CLOCK })).resolves.toMatchObject({
    endpoint: { region: 'us-east-1' },
  });
});

test('where its clock is live, time passes as fast as it goes there, and what waits is over when it is interrupted', async () => {
  await using connect = await LocalConnect.start({ transport: new ManualTransportClock(0) });
  await new LocalClient(connect.url).call('POST', '/local/clock', { mode: 'live', rate: 60 });
  const transport = new ManualTransportClock(0);
  const interrupted = new AbortController();
  const { clock } = await localSurroundings(connect.url, [], transport, interrupted.signal);
  const startMs = clock.nowMs;
  const passed = clock.pass(60_000);
  transport.advance(1000);
  await passed;
  expect([clock.isTurned, clock.nowMs - startMs]).toEqual([false, 60_000]);
  const cutOff = clock.pass(60_000);
  interrupted.abort(new Error('Interrupted'));
  await expect(cutOff).rejects.toThrow('Interrupted');
});

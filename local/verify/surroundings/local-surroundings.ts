import type { TransportClock } from '../../clock/transport-clock.ts';
import { memberOf, textIn } from '../../json.ts';
import { LocalClient } from '../../library/local-client.ts';
import { realTime } from './real-time.ts';
import type { PassingTime, Surroundings } from './surroundings.ts';

/** A Local Connect that runs somewhere. Its clock is turned where it stands still. */
export async function localSurroundings(
  url: string,
  transport: TransportClock,
  signal: AbortSignal,
): Promise<Surroundings> {
  const client = new LocalClient(url);
  const instance = await client.callAtOnce('GET', '/local/instance');
  const region = textIn(instance, 'region') ?? '';
  const instanceId = textIn(instance, 'instanceId') ?? '';
  return {
    service: 'Local Connect',
    endpoint: { url, region },
    clock: await localClock(client, transport, signal),
    whereabouts: async () => ({ accountId: textIn(instance, 'accountId') ?? '', region }),
    bootstrap: async () => undefined,
    brokenStacks: async () => [],
    instanceId: async () => instanceId,
    queueIds: async () => new Set(listIn(instance, 'queues').map((queue) => textIn(queue, 'id') ?? '')),
    quotas: async () => undefined,
    ringingAlarms: async () => undefined,
    deadLetters: async () => undefined,
    functionErrors: async (_, contactIds) => {
      const errors = new Map<string, number>();
      for (const contactId of contactIds) await countErrors(client, contactId, errors);
      return errors;
    },
    close: () => {},
  };
}

async function localClock(client: LocalClient, transport: TransportClock, signal: AbortSignal): Promise<PassingTime> {
  const shown = await client.callAtOnce('GET', '/local/clock');
  if (textIn(shown, 'mode') === 'live') return realTime(transport, signal, Number(memberOf(shown, 'rate')));
  let nowMs = Date.parse(textIn(shown, 'now') ?? '');
  return {
    isTurned: true,
    get nowMs() {
      return nowMs;
    },
    async pass(ms) {
      signal.throwIfAborted();
      const turned = await client.callAtOnce('POST', '/local/clock', { advanceSeconds: ms / 1000 });
      nowMs = Date.parse(textIn(turned, 'now') ?? '');
    },
  };
}

async function countErrors(client: LocalClient, contactId: string, errors: Map<string, number>): Promise<void> {
  const view = await client.callAtOnce('GET', `/local/contacts/${contactId}`);
  for (const entry of listIn(view, 'timeline')) {
    const detail = memberOf(entry, 'detail');
    const hasFailed =
      textIn(entry, 'type') === 'LAMBDA_FAILED' || textIn(memberOf(detail, 'result'), 'status') === 'ERROR';
    if (!hasFailed) continue;
    const name = textIn(detail, 'function') ?? 'a function';
    errors.set(name, (errors.get(name) ?? 0) + 1);
  }
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
}

import type { TransportClock } from '../../clock/transport-clock.ts';
import { memberOf, objectIn, parseJson, textIn } from '../../json.ts';
import { LocalClient, textAt } from '../../library/local-client.ts';
import { realTime } from './real-time.ts';
import type { PassingTime, Surroundings } from './surroundings.ts';

/** A Local Connect that runs somewhere. Its clock is turned where it stands still. Throws where none answers. */
export async function localSurroundings(
  url: string,
  stackNames: readonly string[],
  transport: TransportClock,
  signal: AbortSignal,
): Promise<Surroundings> {
  const client = new LocalClient(url);
  const instance = await client.callAtOnce('GET', '/local/instance');
  const region = textAt(instance, 'region');
  const instanceId = textAt(instance, 'instanceId');
  const accountId = textAt(instance, 'accountId');
  const stacks = new Map(listIn(instance, 'stacks').map((stack) => [textAt(stack, 'name'), stack]));
  return {
    service: 'Local Connect',
    endpoint: { url, region },
    clock: await localClock(client, transport, signal),
    whereabouts: async () => ({ accountId, region }),
    bootstrap: async () => undefined,
    brokenStacks: async () => stackNames.filter((name) => !stacks.has(name)).map((name) => `${name} is not there`),
    output: async (name) => {
      const told = [...stacks.values()].map((stack) => textIn(objectIn(stack, 'outputs'), name));
      return told.find((value) => value !== undefined);
    },
    instanceId: async () => instanceId,
    queueIds: async () => new Set(listIn(instance, 'queues').map((queue) => textAt(queue, 'id'))),
    quotas: async () => undefined,
    ringingAlarms: async () => undefined,
    deadLetters: () => deadLetters(client),
    functionErrors: (sinceMs) => functionErrors(client, sinceMs),
    close: () => {},
  };
}

async function localClock(client: LocalClient, transport: TransportClock, signal: AbortSignal): Promise<PassingTime> {
  const shown = await client.callAtOnce('GET', '/local/clock');
  const startMs = Date.parse(textAt(shown, 'now'));
  if (textIn(shown, 'mode') === 'live') {
    return realTime(transport, signal, { rate: Number(memberOf(shown, 'rate')), startMs });
  }
  let nowMs = startMs;
  return {
    isTurned: true,
    get nowMs() {
      return nowMs;
    },
    async pass(ms) {
      signal.throwIfAborted();
      const turned = await client.callAtOnce('POST', '/local/clock', { advanceSeconds: ms / 1000 });
      nowMs = Date.parse(textAt(turned, 'now'));
    },
  };
}

async function deadLetters(client: LocalClient): Promise<ReadonlyMap<string, number>> {
  const queues = listIn(await client.callAtOnce('GET', '/local/dead-letters'), 'queues');
  return new Map(queues.map((queue) => [textAt(queue, 'name'), listIn(queue, 'messages').length]));
}

async function functionErrors(client: LocalClient, sinceMs: number): Promise<ReadonlyMap<string, number>> {
  const errors = new Map<string, number>();
  for (const invocation of listIn(await client.callAtOnce('GET', '/local/invocations'), 'invocations')) {
    const name = textAt(invocation, 'function');
    const count = Date.parse(textAt(invocation, 'at')) < sinceMs ? 0 : errorsIn(invocation);
    if (count > 0) errors.set(name, (errors.get(name) ?? 0) + count);
  }
  return errors;
}

/** Those that it wrote, as a function's log in CloudWatch would have them; Lambda adds that it failed. */
function errorsIn(invocation: unknown): number {
  const written = listIn(invocation, 'log').map((line) => parseJson(textAt(line, 'text')));
  const hasFailed = textIn(memberOf(invocation, 'outcome'), 'errorName') !== undefined;
  return written.filter((line) => textIn(line, 'level') === 'ERROR').length + (hasFailed ? 1 : 0);
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  if (!Array.isArray(list)) throw new TypeError(`The answer has no list of ${name}.`);
  return list;
}

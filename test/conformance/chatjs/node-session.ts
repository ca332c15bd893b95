// ChatJS in a process of its own, since it keeps its client and its settings in globals. Standard input has requests,
// one JSON object a line; standard output their answers, and what the customer is told.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { mock } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';

const REAL_STEP_MS = 10;
const HEARTBEAT = /"aws\/(ping|heartbeat)"/;
const { setInterval, clearInterval } = globalThis;
const realFetch = globalThis.fetch;

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * What is under way: hashes that threads compute, requests, sockets that are not subscribed yet, heartbeats without an
 * answer.
 */
const underWay = { hashes: 0, requests: 0, sockets: 0, heartbeats: 0 };

// The SDK hashes a request before it sends it.
const { subtle } = globalThis.crypto;
for (const name of ['digest', 'importKey', 'sign'] as const) {
  const compute = subtle[name];
  Object.defineProperty(subtle, name, {
    value: async (...parameters: unknown[]) => {
      underWay.hashes += 1;
      try {
        return await Reflect.apply(compute, subtle, parameters);
      } finally {
        setImmediate(() => {
          underWay.hashes -= 1;
        });
      }
    },
  });
}

class WatchedWebSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    print({ socket: true });
    underWay.sockets += 1;
    let isPending = true;
    let unanswered = 0;
    const settle = () => {
      if (isPending) underWay.sockets -= 1;
      isPending = false;
    };
    this.addEventListener('message', ({ data }) => {
      if (String(data).includes('"success"')) settle();
      if (!HEARTBEAT.test(String(data))) return;
      unanswered -= 1;
      underWay.heartbeats -= 1;
    });
    this.addEventListener('close', () => {
      settle();
      underWay.heartbeats -= unanswered;
      unanswered = 0;
    });
    this.#asks = () => {
      unanswered += 1;
      underWay.heartbeats += 1;
    };
  }

  #asks: () => void = () => {};

  override send(data: string): void {
    super.send(data);
    if (HEARTBEAT.test(data)) this.#asks();
  }
}

const watchedFetch: typeof fetch = async (...request) => {
  underWay.requests += 1;
  try {
    const response = await realFetch(...request);
    return new Response(await response.arrayBuffer(), response);
  } finally {
    // What ChatJS does about the answer it does at once.
    setImmediate(() => {
      underWay.requests -= 1;
    });
  }
};

async function rest(): Promise<void> {
  do await nextTurn();
  while (Object.values(underWay).some((count) => count > 0));
  await nextTurn();
}

let running: NodeJS.Timeout | undefined;

function startClock(): void {
  running ??= setInterval(() => mock.timers.tick(REAL_STEP_MS), REAL_STEP_MS);
}

/** A heartbeat that is under way must not find that hours have passed when it is answered. */
async function stopClock(): Promise<void> {
  clearInterval(running);
  running = undefined;
  await rest();
}

async function letPass(ms: number): Promise<void> {
  mock.timers.tick(ms);
  await rest();
}

interface Request {
  readonly id: number;
  /** Such as `customer.say("Hello")`. */
  readonly expression: string;
}

async function answer({ id, expression }: Request): Promise<void> {
  try {
    print({ id, value: await runInThisContext(expression) });
  } catch (error) {
    print({ id, error: error instanceof Error ? error.message : JSON.stringify(error) });
  }
}

// What ChatJS expects of a browser.
Object.assign(globalThis, {
  window: globalThis,
  self: globalThis,
  WebSocket: WatchedWebSocket,
  fetch: watchedFetch,
  told: (told: object) => print({ told }),
  clock: { start: startClock, stop: stopClock, letPass },
});
Object.defineProperty(navigator, 'onLine', { value: true });
mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: Number(process.argv[2]) });
startClock();
const load = createRequire(import.meta.url);
load('amazon-connect-chatjs');
load('./customer-script.js');
for await (const line of createInterface({ input: process.stdin })) void answer(JSON.parse(line));

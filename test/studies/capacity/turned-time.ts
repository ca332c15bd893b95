import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData } from 'node:worker_threads';
import { TURNED_MEMORY, TurnedMemory } from './turned-memory.ts';

/**
 * Has the function of this worker live by the time that a test turns: `Date`, `performance`, timers and the signals of
 * deadlines. Its calls are real ones, and take no time. A bundle is imported after this file, and runs as it is.
 */

type Handler = (event: unknown, context: unknown) => unknown;

interface Timer {
  readonly dueAtMs: number;
  readonly fire: () => void;
}

const memory = new TurnedMemory(bufferOf(getEnvironmentData(TURNED_MEMORY)));
const worker = memory.enter();
const timers = new Map<object, Timer>();
/** So many turns of the loop without a call mean that the function waits for the time. */
const QUIET_TURNS = 8;
let callsUnderWay = 0;
let isAtWork = false;
let moves = 0;

/** The handler, watched: the test hears when it waits for the time, and for which. */
export function turned(handler: Handler): Handler {
  return async (event, context) => {
    isAtWork = true;
    memory.begin(worker);
    fireDue();
    look();
    try {
      return await handler(event, context);
    } finally {
      isAtWork = false;
      memory.end(worker);
    }
  };
}

/** After something has happened: once nothing more comes of it, the function waits. */
function look(): void {
  moves += 1;
  const seen = moves;
  let turns = 0;
  const turn = (): void => {
    if (moves !== seen || callsUnderWay > 0 || !isAtWork) return;
    turns += 1;
    if (turns < QUIET_TURNS) setImmediate(turn);
    else memory.wait(worker, nextDueMs());
  };
  setImmediate(turn);
}

function nextDueMs(): number {
  return Math.min(...[...timers.values()].map(({ dueAtMs }) => dueAtMs));
}

function fireDue(): void {
  const due = [...timers].filter(([, { dueAtMs }]) => dueAtMs <= memory.nowMs);
  for (const [key] of due.sort(([, one], [, other]) => one.dueAtMs - other.dueAtMs)) {
    const timer = timers.get(key);
    timers.delete(key);
    timer?.fire();
  }
}

async function wakeAgainAndAgain(): Promise<never> {
  for (let seen = 0; ; ) {
    seen = await memory.nextWake(worker, seen);
    fireDue();
    look();
  }
}

/** What a timer of Node.js is to those who only keep or clear it. */
class TimerKey {
  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

function after(fire: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]): TimerKey {
  const key = new TimerKey();
  timers.set(key, { dueAtMs: memory.nowMs + Math.max(0, delayMs), fire: () => fire(...args) });
  return key;
}

function abortAfter(delayMs: number): AbortSignal {
  const controller = new AbortController();
  after(() => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delayMs);
  return controller.signal;
}

function bufferOf(value: unknown): SharedArrayBuffer {
  if (value instanceof SharedArrayBuffer) return value;
  throw new TypeError('The test shares no memory with its workers.');
}

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

const MachineDate = Date;
replace(
  globalThis,
  'Date',
  new Proxy(MachineDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [memory.nowMs] : args, newTarget),
  }),
);
replace(MachineDate, 'now', () => Math.floor(memory.nowMs));
replace(performance, 'now', () => memory.nowMs);
replace(globalThis, 'setTimeout', after);
replace(globalThis, 'clearTimeout', (key: object | undefined) => key !== undefined && timers.delete(key));
replace(AbortSignal, 'timeout', abortAfter);
replace(Math, 'random', () => memory.draw());

const { request } = http;
replace(http, 'request', (...args: Parameters<typeof request>) => {
  callsUnderWay += 1;
  moves += 1;
  // A connection of its own: a kept one is closed after seconds of the machine's time, and the call would be repeated.
  if (typeof args[0] === 'object') Object.assign(args[0], { agent: false });
  const call = request(...args);
  call.once('close', () => {
    callsUnderWay -= 1;
    look();
  });
  return call;
});
syncBuiltinESMExports();
void wakeAgainAndAgain();

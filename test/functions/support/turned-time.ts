import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';

/** Whoever turns the time of a thread. */
interface Turner {
  /** What time it is. */
  readonly nowMs: number;
  /** A number from 0 to 1, in place of chance. */
  random(): number;
  /** Whether anything is at work here that may wait for the time. */
  isAtWork(): boolean;
  /** Nothing goes on before then. */
  waitsUntil(dueAtMs: number): void;
  /** One of so many calls at once has ended, which may have taken some of the time. */
  callEnded(callsAtOnce: number): void;
  /** The same while a call is under way. A server in this thread takes some turns; one in another, any number. */
  readonly quietTurnsOfACall: number;
  /** Whether each call has a connection of its own. */
  readonly ownConnections: boolean;
}

/** So many turns of the loop in which nothing happens mean that it is the time that is waited for. */
const QUIET_TURNS = 8;

/**
 * Has this thread live by a time that is turned: `Date`, `performance`, timers and the signals of deadlines. Its calls
 * are real ones, and take as much time as they are said to. What runs by it runs as it is.
 */
export class TurnedTime {
  readonly #clock: ManualTransportClock;
  readonly #turner: Turner;
  #callsUnderWay = 0;
  #moves = 0;

  constructor(turner: Turner) {
    this.#turner = turner;
    this.#clock = new ManualTransportClock(turner.nowMs);
    this.#replaceClocks();
    this.#replaceTimers();
    this.#watchCalls();
  }

  /** After the time was turned: runs what is due by now. */
  runDue(): void {
    this.#clock.advanceTo(this.#turner.nowMs);
    this.look();
  }

  /** After something has happened: once nothing more comes of it, it is the time that is waited for. */
  look(): void {
    this.#moves += 1;
    const seen = this.#moves;
    let turns = 0;
    const turn = (): void => {
      if (this.#moves !== seen || !this.#turner.isAtWork()) return;
      turns += 1;
      if (turns < (this.#callsUnderWay > 0 ? this.#turner.quietTurnsOfACall : QUIET_TURNS)) setImmediate(turn);
      else this.#turner.waitsUntil(this.#clock.nextDueMs);
    };
    setImmediate(turn);
  }

  #replaceClocks(): void {
    const nowMs = () => this.#turner.nowMs;
    const MachineDate = Date;
    replace(
      globalThis,
      'Date',
      new Proxy(MachineDate, {
        construct: (target, args, newTarget) =>
          Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
      }),
    );
    replace(MachineDate, 'now', () => Math.floor(nowMs()));
    replace(performance, 'now', nowMs);
    replace(Math, 'random', () => this.#turner.random());
  }

  #replaceTimers(): void {
    const cancels = new WeakMap<object, () => void>();
    const after = (fire: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]): TimerKey => {
      const key = new TimerKey();
      const dueAtMs = this.#turner.nowMs + Math.max(0, delayMs);
      cancels.set(
        key,
        this.#clock.after(dueAtMs - this.#clock.nowMs, () => fire(...args)),
      );
      if (delayMs > 0) this.look();
      else setImmediate(() => this.runDue());
      return key;
    };
    const { clearTimeout } = globalThis;
    const cancel = (key: NodeJS.Timeout) => (cancels.get(key) ?? (() => clearTimeout(key)))();
    for (const owner of [globalThis, timers]) {
      replace(owner, 'setTimeout', after);
      replace(owner, 'clearTimeout', cancel);
    }
    replace(AbortSignal, 'timeout', (delayMs: number) => {
      const controller = new AbortController();
      const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      after(() => controller.abort(timeout), delayMs);
      return controller.signal;
    });
  }

  #watchCalls(): void {
    const { request } = http;
    replace(http, 'request', (...args: Parameters<typeof request>) => {
      if (this.#turner.ownConnections && typeof args[0] === 'object') Object.assign(args[0], { agent: false });
      const call = request(...args);
      call.once('close', this.#callBegins());
      return call;
    });
    syncBuiltinESMExports();
    const { fetch } = globalThis;
    replace(globalThis, 'fetch', (...args: Parameters<typeof fetch>) => fetch(...args).finally(this.#callBegins()));
  }

  /** Returns what to call when it ends. */
  #callBegins(): () => void {
    this.#callsUnderWay += 1;
    this.#moves += 1;
    return () => {
      this.#turner.callEnded(this.#callsUnderWay);
      this.#callsUnderWay -= 1;
      this.runDue();
    };
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

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

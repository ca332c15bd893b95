import type { Worker } from 'node:worker_threads';
import { TestEnvironment } from 'jest-environment-node';

/** What was closed is gone within a few turns; so long is waited only for what stays. */
const GRACE_MS = 10_000;
const LOOK_AGAIN_MS = 10;

type SetTimeout = typeof globalThis.setTimeout;

/**
 * The SDK ends a call at its deadline, and leaves behind the timer of its wait between two attempts. In Lambda nothing
 * comes of that: when the timer fires, nobody listens.
 */
const SDK_WAIT = /@smithy\/core\/.*\/retry\//;

/**
 * A test file that leaves something open fails and is told what: a server, a socket, a process, a thread or a timer.
 * Jest itself only kills the worker at the end of some runs, and does not say where to look.
 */
export default class TidyEnvironment extends TestEnvironment {
  readonly #openBefore = countOpen();
  /** Those that have neither fired nor been cleared, each with the place where it was set. */
  readonly #timers = new Map<NodeJS.Timeout, Error>();

  /** Node does not count threads among what keeps a process alive. */
  readonly #threads = new Set<Worker>();
  readonly #graceMs: number;

  constructor(...parameters: ConstructorParameters<typeof TestEnvironment>) {
    super(...parameters);
    this.#graceMs = Number(parameters[0].projectConfig.testEnvironmentOptions.graceMs ?? GRACE_MS);
    process.on('worker', this.#onThread);
    this.global.setTimeout = new Proxy(this.global.setTimeout, {
      apply: (set: SetTimeout, _this, [fire, ...rest]: Parameters<SetTimeout>) => {
        const timer = set(
          (...args) => {
            this.#timers.delete(timer);
            fire(...args);
          },
          ...rest,
        );
        this.#timers.set(timer, new Error('A timer was set here.'));
        return timer;
      },
    });
    this.global.clearTimeout = (timer) => {
      if (typeof timer === 'object') this.#timers.delete(timer);
      clearTimeout(timer);
    };
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    for (const [timer, { stack = '' }] of this.#timers) if (SDK_WAIT.test(stack)) clearTimeout(timer);
    const givesUpAtMs = performance.now() + this.#graceMs;
    while (this.#leftOpen().length > 0 && performance.now() < givesUpAtMs) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    process.off('worker', this.#onThread);
    const left = this.#leftOpen();
    if (left.length === 0) return;
    const timers = [...this.#timers.values()].map(({ stack }) => stack);
    throw new Error([`This file leaves open: ${left.join(', ')}. Close it in afterAll.`, ...timers].join('\n'));
  }

  readonly #onThread = (thread: Worker): void => {
    this.#threads.add(thread);
    thread.once('exit', () => this.#threads.delete(thread));
  };

  #leftOpen(): readonly string[] {
    const more = [...countOpen()].flatMap(([kind, count]) =>
      Array<string>(Math.max(0, count - (this.#openBefore.get(kind) ?? 0))).fill(kind),
    );
    return [...more, ...[...this.#threads].map(() => 'Thread')];
  }
}

/** How many of each kind keep this process alive. Requests, such as a read of a file, end by themselves. */
function countOpen(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    if (/Wrap$|^Timeout$|^MessagePort$/.test(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

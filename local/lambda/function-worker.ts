import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TransportClock } from '../clock/transport-clock.ts';
import { memberOf } from '../json.ts';
import { isDeeperThan } from '../json-depth.ts';
import type { DeployedFunction, InvocationResult } from './invocation.ts';
import { Lines } from './lines.ts';
import type { InvokeMessage, WorkerMessage, WorkerSettings } from './worker-messages.ts';

type Failure = Extract<InvocationResult, { readonly ok: false }>;

export interface LogLine {
  readonly functionName: string;
  readonly requestId: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** Lambda's limit for importing a function's code (developer guide, lambda-runtime-environment). */
const INIT_LIMIT_MS = 10_000;
/** A worker's stack is larger than the main thread's, which could not write a result far deeper than this. */
const MOST_RESULT_LEVELS = 1000;

/** `worker.ts` runs as it is from the sources, and compiled from the package. */
const BOOTSTRAP = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/**
 * One execution environment of a function: it serves one invocation at a time, and whatever ends it ends that
 * invocation. An invocation that the worker's end decides is answered only when the thread is gone, so that nothing
 * of it goes on behind the caller's back.
 */
export class FunctionWorker {
  readonly #deployed: DeployedFunction;
  readonly #transport: TransportClock;
  readonly #worker: Worker;
  readonly #lines: { readonly stdout: Lines; readonly stderr: Lines };
  #requestId = '';
  #ready = false;
  #ended = false;
  /** What the invocation under way comes to when the thread ends. */
  #fate: Failure | undefined;
  #waiting: InvokeMessage | undefined;
  #answer: ((result: InvocationResult) => void) | undefined;
  #takeBackLimit: () => void = () => {};

  constructor(parts: {
    deployed: DeployedFunction;
    settings: WorkerSettings;
    environment: Readonly<Record<string, string>>;
    transport: TransportClock;
    onLog: (line: LogLine) => void;
    onEnd: (worker: FunctionWorker) => void;
  }) {
    this.#deployed = parts.deployed;
    this.#transport = parts.transport;
    const linesOf = (stream: LogLine['stream']): Lines =>
      new Lines((text) => {
        parts.onLog({ functionName: parts.deployed.name, requestId: this.#requestId, stream, text });
      });
    this.#lines = { stdout: linesOf('stdout'), stderr: linesOf('stderr') };
    this.#worker = new Worker(BOOTSTRAP, {
      workerData: parts.settings,
      env: { ...parts.environment },
      // The flags of this process (a test runner's, a debugger's) are not the function's.
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: parts.deployed.memoryMb },
    });
    // The bootstrap sends output as messages; these two would only hold what Node itself says before that.
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on('message', (message: WorkerMessage) => this.#hear(message));
    this.#worker.on('error', (error: unknown) => {
      this.#fate ??= this.#failureOf(error);
    });
    this.#worker.on('exit', (code) => {
      this.#ended = true;
      parts.onEnd(this);
      this.#finish(this.#fate ?? this.#exited(code));
    });
  }

  /** Whether the thread has ended or is about to. */
  get ended(): boolean {
    return this.#ended || this.#fate !== undefined;
  }

  /** The worker must be idle, and not ended. */
  invoke(invocation: InvokeMessage): Promise<InvocationResult> {
    return new Promise((resolve) => {
      this.#requestId = invocation.requestId;
      this.#answer = resolve;
      if (this.#ready) {
        this.#begin(invocation);
      } else {
        this.#waiting = invocation;
        this.#limit(INIT_LIMIT_MS);
      }
    });
  }

  /** Ends the thread; an invocation under way fails with `reason`. Resolves when the thread is gone. */
  async end(reason: string): Promise<void> {
    this.#fate ??= { ok: false, failure: 'FAILED', errorName: 'Runtime.Shutdown', errorMessage: reason };
    await this.#worker.terminate();
  }

  #hear(message: WorkerMessage): void {
    if (message.type === 'OUTPUT') {
      this.#lines[message.stream].push(message.text);
    } else if (this.#fate !== undefined) {
      // What comes after the time limit comes too late.
    } else if (message.type === 'READY') {
      this.#ready = true;
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting !== undefined) this.#begin(waiting);
    } else if (message.type === 'CRASH') {
      this.#fate = this.#failed(message.errorName, message.errorMessage);
    } else if (message.type === 'FAILURE') {
      this.#finish(this.#failed(message.errorName, message.errorMessage));
    } else {
      const payload: unknown = JSON.parse(message.payload);
      this.#finish(
        isDeeperThan(payload, MOST_RESULT_LEVELS)
          ? this.#failed('Runtime.MarshalError', `The result is nested more than ${MOST_RESULT_LEVELS} levels deep`)
          : { ok: true, payload },
      );
    }
  }

  #begin(invocation: InvokeMessage): void {
    this.#limit(this.#deployed.timeoutSeconds * 1000);
    this.#worker.postMessage(invocation);
  }

  #limit(limitMs: number): void {
    this.#takeBackLimit();
    this.#takeBackLimit = this.#transport.after(limitMs, () => {
      this.#fate ??= {
        ok: false,
        failure: 'TIMED_OUT',
        errorName: 'Sandbox.Timedout',
        errorMessage:
          `RequestId: ${this.#requestId} Error: ` + `Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`,
      };
      // Its end answers the invocation.
      void this.#worker.terminate();
    });
  }

  #finish(result: InvocationResult): void {
    this.#takeBackLimit();
    this.#takeBackLimit = () => {};
    this.#lines.stdout.flush();
    this.#lines.stderr.flush();
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(result);
  }

  #failed(errorName: string, errorMessage: string): Failure {
    return { ok: false, failure: 'FAILED', errorName, errorMessage };
  }

  #exited(code: number): Failure {
    const how = code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
    return this.#failed('Runtime.ExitError', `RequestId: ${this.#requestId} Error: Runtime exited ${how}`);
  }

  /** The worker tells by a message what its function throws: what comes here is that it ran out of memory. */
  #failureOf(error: unknown): Failure {
    if (memberOf(error, 'code') !== 'ERR_WORKER_OUT_OF_MEMORY') return this.#failed('Runtime.Unknown', String(error));
    return this.#failed(
      'Runtime.OutOfMemory',
      `RequestId: ${this.#requestId} Error: Runtime exited: ` +
        `out of memory (the function has ${this.#deployed.memoryMb} MB)`,
    );
  }
}

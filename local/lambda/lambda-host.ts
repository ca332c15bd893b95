import type { TransportClock } from '../clock/transport-clock.ts';
import type { Work } from '../clock/work.ts';
import type { Chance } from '../engine/index.ts';
import type { ChatTimeForWorkers } from './chat-time.ts';
import { isFunctionArn, isMeant } from './function-name.ts';
import { FunctionPool } from './function-pool.ts';
import type { LogLine } from './function-worker.ts';
import type { DeployedFunction, Invocation, InvocationResult, Invoke, StartedInvocation } from './invocation.ts';

/** Lambda's limit for a synchronous request, in bytes (developer guide, gettingstarted-limits: 6 MB). */
const MAX_REQUEST_BYTES = 6 * 1024 * 1024;

interface LambdaHostParts {
  readonly functions: readonly DeployedFunction[];
  /** What every worker gets: the endpoints of Local Connect, the region, credentials that open nothing. */
  readonly environment: Readonly<Record<string, string>>;
  /** Drives the functions' time limits. */
  readonly transport: TransportClock;
  /** What `Date` reads in a worker. */
  readonly chatTime: ChatTimeForWorkers;
  readonly work: Work;
  readonly chance: Chance;
  /** Called with each line that a function writes, before its invocation ends. */
  readonly onLog: (line: LogLine) => void;
  /** Called when a function begins to run. */
  readonly onStart?: (started: StartedInvocation) => void;
  /** Called when an invocation has ended, whatever became of it. */
  readonly onInvocation?: (invocation: Invocation) => void;
}

/** Runs the deployed bundles in worker threads, under Lambda's limits. */
export class LambdaHost {
  readonly #work: Work;
  readonly #parts: LambdaHostParts;
  readonly #functions: { readonly deployed: DeployedFunction; readonly pool: FunctionPool }[];
  /** Those of functions that were replaced; something may still run in them. */
  readonly #retired: FunctionPool[] = [];
  #closed = false;

  constructor(parts: LambdaHostParts) {
    this.#work = parts.work;
    this.#parts = parts;
    this.#functions = parts.functions.map((deployed) => ({ deployed, pool: new FunctionPool(deployed, parts) }));
  }

  /** See `Invoke`. A name is the template's logical id or the deployed function's own. */
  readonly invoke: Invoke = async (functionArnOrName, event, lineage = new Map()) => {
    const found = this.#functions.find(({ deployed }) => isAsked(deployed, functionArnOrName));
    if (found === undefined || this.#closed) {
      return failed('NOT_FOUND', 'ResourceNotFoundException', `Function not found: ${functionArnOrName}`);
    }
    const payload = JSON.stringify(event) ?? 'null';
    const bytes = Buffer.byteLength(payload);
    if (bytes > MAX_REQUEST_BYTES) {
      return failed(
        'FAILED',
        'RequestTooLargeException',
        `The event for ${found.deployed.name} has ${bytes} bytes; Lambda takes ${MAX_REQUEST_BYTES} at most.`,
      );
    }
    const functionArn = functionArnOrName.startsWith('arn:') ? functionArnOrName : found.deployed.arn;
    return await this.#work.during(`the function ${found.deployed.name}`, async () => {
      const { transport, chatTime, onInvocation } = this.#parts;
      const { nowMs: atMs } = chatTime;
      const startedAtMs = transport.nowMs;
      const result = await found.pool.invoke(functionArn, payload, lineage);
      const functionName = found.deployed.name;
      onInvocation?.({ functionName, atMs, durationMs: transport.nowMs - startedAtMs, result });
      return result;
    });
  };

  /** How the function of that name is deployed now. */
  find(name: string): DeployedFunction | undefined {
    return this.#functions.find(({ deployed }) => deployed.name === name)?.deployed;
  }

  /** From now on the function of that name is this one; invocations under way go on in the one before. */
  async replace(deployed: DeployedFunction): Promise<void> {
    const index = this.#functions.findIndex((known) => known.deployed.name === deployed.name);
    const before = this.#functions[index];
    if (before === undefined) return;
    this.#functions[index] = { deployed, pool: new FunctionPool(deployed, this.#parts) };
    this.#retired.push(before.pool);
    await before.pool.retire();
  }

  /** Ends all workers and resolves when they are gone; invocations under way fail. */
  async close(): Promise<void> {
    this.#closed = true;
    const pools = [...this.#functions.map(({ pool }) => pool), ...this.#retired];
    await Promise.all(pools.map((pool) => pool.close('Local Connect was closed.')));
  }
}

function failed(
  failure: 'NOT_FOUND' | 'FAILED',
  errorName: string,
  errorMessage: string,
): Extract<InvocationResult, { readonly ok: false }> {
  return { ok: false, failure, errorName, errorMessage };
}

/** By its ARN, by the name in it, or by its name in the template. Versions and aliases are the code of the assembly. */
function isAsked({ arn, name }: DeployedFunction, functionArnOrName: string): boolean {
  if (isMeant(arn, functionArnOrName)) return true;
  return !isFunctionArn(functionArnOrName) && isMeant(name, functionArnOrName);
}

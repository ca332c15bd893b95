import type { TransportClock } from '../clock/transport-clock.ts';
import type { Chance } from '../engine/index.ts';
import type { ChatTimeForWorkers } from './chat-time.ts';
import { FunctionWorker, type LogLine } from './function-worker.ts';
import type { DeployedFunction, InvocationResult, StartedInvocation } from './invocation.ts';
import { type Lineage, traceHeader } from './lineage.ts';
import { physicalNameOf, workerEnvironment } from './worker-environment.ts';

/** How many invocations of a function run at once where it has no reserved concurrency. */
const DEFAULT_CONCURRENCY = 10;

const REPLACED = 'The function was replaced by a newer one.';

interface FunctionPoolParts {
  readonly environment: Readonly<Record<string, string>>;
  readonly transport: TransportClock;
  readonly chatTime: ChatTimeForWorkers;
  readonly chance: Chance;
  readonly onLog: (line: LogLine) => void;
  readonly onStart?: (started: StartedInvocation) => void;
}

/** The workers of one function: one for each invocation that runs at the same time, kept warm for the next. */
export class FunctionPool {
  readonly #deployed: DeployedFunction;
  readonly #parts: FunctionPoolParts;
  readonly #workers = new Set<FunctionWorker>();
  /** The one that was used last is taken first. */
  readonly #idle: FunctionWorker[] = [];
  #running = 0;
  #isRetired = false;

  constructor(deployed: DeployedFunction, parts: FunctionPoolParts) {
    this.#deployed = deployed;
    this.#parts = parts;
  }

  async invoke(functionArn: string, payload: string, lineage: Lineage): Promise<InvocationResult> {
    if (this.#running >= (this.#deployed.reservedConcurrency ?? DEFAULT_CONCURRENCY)) {
      return { ok: false, failure: 'THROTTLED', errorName: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' };
    }
    const worker = this.#takeIdle() ?? this.#start();
    this.#running += 1;
    this.#parts.chatTime.refresh();
    const requestId = this.#parts.chance.uuid();
    const traceId = traceHeader(requestId, lineage, this.#deployed.arn);
    this.#parts.onStart?.({ requestId, functionName: this.#deployed.name, payload });
    const result = await worker.invoke({ requestId, traceId, functionArn, payload });
    this.#running -= 1;
    if (this.#isRetired) await worker.end(REPLACED);
    else if (!worker.ended) this.#idle.push(worker);
    return { ...result, requestId };
  }

  /** Lets what runs come to its end, and starts nothing more. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    await Promise.all(this.#idle.splice(0).map((worker) => worker.end(REPLACED)));
  }

  async close(reason: string): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.end(reason)));
  }

  #takeIdle(): FunctionWorker | undefined {
    for (;;) {
      const worker = this.#idle.pop();
      // A worker can end between two invocations: by a rejection that nobody handled, for one.
      if (worker === undefined || !worker.ended) return worker;
    }
  }

  #start(): FunctionWorker {
    const deployed = this.#deployed;
    const functionName = physicalNameOf(deployed);
    const logGroupName = `/aws/lambda/${functionName}`;
    const logStreamName = `local/[$LATEST]${this.#parts.chance.uuid().replaceAll('-', '')}`;
    const worker = new FunctionWorker({
      deployed,
      settings: {
        codeDir: deployed.codeDir,
        handler: deployed.handler,
        functionName,
        memoryMb: deployed.memoryMb,
        logGroupName,
        logStreamName,
        timeoutMs: deployed.timeoutSeconds * 1000,
        chatTime: this.#parts.chatTime.buffer,
      },
      environment: workerEnvironment({ deployed, host: this.#parts.environment, logGroupName, logStreamName }),
      transport: this.#parts.transport,
      onLog: this.#parts.onLog,
      onEnd: (ended) => this.#workers.delete(ended),
    });
    this.#workers.add(worker);
    return worker;
  }
}

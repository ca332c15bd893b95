import { parentPort, workerData } from 'node:worker_threads';
import { readDateFromChatClock } from './chat-date.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import type { InvokeMessage, WorkerMessage, WorkerSettings } from './worker-messages.ts';

/**
 * Runs in a worker thread and stands for Lambda's runtime: imports the bundle, then answers one invocation at a time.
 * Its measure of the remaining time is the machine's, as Lambda's is.
 */

/** Lambda's limit for a response, in bytes (developer guide, gettingstarted-limits). */
const MAX_RESPONSE_BYTES = 6_291_556;

const settings: WorkerSettings = workerData;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** Output goes the way of the results, so that an invocation's lines arrive before its end does. */
function captureOutput(stream: 'stdout' | 'stderr'): void {
  const decoder = new TextDecoder();
  process[stream].write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    say({ type: 'OUTPUT', stream, text: typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }) });
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') queueMicrotask(() => callback());
    return true;
  };
}

function describe(thrown: unknown): { errorName: string; errorMessage: string } {
  if (thrown instanceof Error) return { errorName: thrown.name, errorMessage: thrown.message };
  return { errorName: typeof thrown, errorMessage: String(thrown) };
}

/** The line that Lambda's runtime writes for an error, with the stack that a developer looks for. */
function writeError(title: string, thrown: unknown): void {
  const stack = thrown instanceof Error && thrown.stack !== undefined ? thrown.stack.split('\n') : [];
  const { errorName, errorMessage } = describe(thrown);
  process.stderr.write(`${title}\t${JSON.stringify({ errorType: errorName, errorMessage, stack })}\n`);
}

function crash(title: string, errorName: string, thrown: unknown): void {
  writeError(title, thrown);
  say({ type: 'CRASH', errorName, errorMessage: describe(thrown).errorMessage });
  process.exit(1);
}

function contextOf(invocation: InvokeMessage): object {
  const endsAtMs = performance.now() + settings.timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: invocation.requestId,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: invocation.functionArn,
    memoryLimitInMB: String(settings.memoryMb),
    logGroupName: settings.logGroupName,
    logStreamName: settings.logStreamName,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(endsAtMs - performance.now())),
  };
}

async function answer(handler: Handler, invocation: InvokeMessage): Promise<WorkerMessage> {
  let result: unknown;
  // Where Lambda's runtime puts it for the AWS SDK (developer guide, configuration-envvars).
  process.env._X_AMZN_TRACE_ID = invocation.traceId;
  try {
    result = await handler(JSON.parse(invocation.payload), contextOf(invocation));
  } catch (thrown) {
    writeError('Invoke Error', thrown);
    return { type: 'FAILURE', ...describe(thrown) };
  }
  const payload = toJson(result);
  if (payload === undefined) {
    return { type: 'FAILURE', errorName: 'Runtime.MarshalError', errorMessage: 'Unable to stringify response body' };
  }
  if (Buffer.byteLength(payload) > MAX_RESPONSE_BYTES) {
    return {
      type: 'FAILURE',
      errorName: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
    };
  }
  return { type: 'RESULT', payload };
}

function toJson(result: unknown): string | undefined {
  try {
    return JSON.stringify(result === undefined ? null : result);
  } catch {
    return undefined;
  }
}

captureOutput('stdout');
captureOutput('stderr');
process.on('uncaughtException', (thrown) => crash('Uncaught Exception', describe(thrown).errorName, thrown));
process.on('unhandledRejection', (thrown) =>
  crash('Unhandled Promise Rejection', 'Runtime.UnhandledPromiseRejection', thrown),
);
readDateFromChatClock(settings.chatTime);
try {
  const handler = await loadHandler(settings.codeDir, settings.handler);
  parentPort?.on('message', (invocation: InvokeMessage) => {
    answer(handler, invocation).then(say, (thrown: unknown) => crash('Invoke Error', 'Runtime.Unknown', thrown));
  });
  say({ type: 'READY' });
} catch (thrown) {
  crash('Init Error', describe(thrown).errorName, thrown);
}

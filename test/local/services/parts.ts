import { createServer } from 'node:http';
import { ClockDriver } from '../../../local/clock/clock-driver.ts';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { Work } from '../../../local/clock/work.ts';
import type { DeployedEventSource, DeployedSqsQueue } from '../../../local/deployment/index.ts';
import { Chance, ChatClock } from '../../../local/engine/index.ts';
import type { HttpHandler } from '../../../local/http/http.ts';
import type { InvocationResult, Invoke } from '../../../local/lambda/index.ts';

export const START_MS = Date.parse('2030-01-02T03:04:05.000Z');

export const PLACE = 'us-east-1:111122223333';

/** Clocks that stand still, the counter of work, and chance with a seed. */
export function manualClocks() {
  const clock = new ChatClock(START_MS);
  const transport = new ManualTransportClock(START_MS);
  const work = new Work();
  const driver = new ClockDriver({ chat: clock, transport, work });
  return { clock, transport, work, driver, chance: new Chance(1) };
}

export function deployedQueue(name: string, changes: Partial<DeployedSqsQueue> = {}): DeployedSqsQueue {
  return {
    logicalId: name,
    name,
    arn: `arn:aws:sqs:${PLACE}:${name}`,
    url: `http://127.0.0.1:4510/111122223333/${name}`,
    delaySeconds: 0,
    visibilityTimeoutSeconds: 30,
    retentionSeconds: 345_600,
    redrive: undefined,
    ...changes,
  };
}

export function eventSource(queueName: string, changes: Partial<DeployedEventSource> = {}): DeployedEventSource {
  return {
    queueArn: `arn:aws:sqs:${PLACE}:${queueName}`,
    functionArn: `arn:aws:lambda:${PLACE}:function:Consumer`,
    recursiveLoop: 'Terminate',
    batchSize: 10,
    maximumBatchingWindowSeconds: 0,
    reportBatchItemFailures: false,
    maximumConcurrency: undefined,
    ...changes,
  };
}

export const SUCCEEDED: InvocationResult = { ok: true, payload: null };
export const FAILED: InvocationResult = { ok: false, failure: 'FAILED', errorName: 'Error', errorMessage: 'no' };

/** A function in this thread: it answers as told and keeps what it was invoked with. */
export function recordingInvoke(
  answer: (call: number) => InvocationResult | Promise<InvocationResult> = () => SUCCEEDED,
) {
  const calls: { readonly functionArn: string; readonly event: unknown }[] = [];
  const invoke: Invoke = async (functionArn, event) => {
    calls.push({ functionArn, event });
    return await answer(calls.length);
  };
  return { invoke, calls };
}

/** A real HTTP server in front of a handler. */
export async function serve(handler: HttpHandler): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const answer = await handler({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer?.status ?? 404, { ...answer?.headers });
    response.end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

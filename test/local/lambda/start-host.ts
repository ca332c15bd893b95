import { fileURLToPath } from 'node:url';
import { afterEach } from '@jest/globals';
import { ClockDriver } from '../../../local/clock/clock-driver.ts';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { Work } from '../../../local/clock/work.ts';
import { Chance, ChatClock } from '../../../local/engine/index.ts';
import {
  ChatTimeForWorkers,
  type DeployedFunction,
  type InvocationResult,
  LambdaHost,
  type LogLine,
} from '../../../local/lambda/index.ts';

export const CHAT_START_MS = Date.parse('2030-01-02T03:04:05.678Z');

export const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

export function deployedFunction(changes: Partial<DeployedFunction> & { readonly name: string }): DeployedFunction {
  return {
    arn: `arn:aws:lambda:us-east-1:111122223333:function:${changes.name}`,
    codeDir: `${fixtures}/echo`,
    handler: `index.${changes.name}`,
    environment: {},
    timeoutSeconds: 3,
    memoryMb: 128,
    reservedConcurrency: undefined,
    ...changes,
  };
}

/** A Lambda host on manual clocks, with what a test wants to look at. */
export function startHost(functions: readonly DeployedFunction[], environment: Readonly<Record<string, string>> = {}) {
  const chatClock = new ChatClock(CHAT_START_MS);
  const transport = new ManualTransportClock(CHAT_START_MS);
  const work = new Work();
  const driver = new ClockDriver({ chat: chatClock, transport, work });
  const lines: LogLine[] = [];
  const waiting: { readonly text: string; readonly heard: () => void }[] = [];
  const lambda = new LambdaHost({
    functions,
    environment,
    transport,
    chatTime: new ChatTimeForWorkers(driver),
    work,
    chance: new Chance(1),
    onLog: (line) => {
      lines.push(line);
      for (const { text, heard } of waiting) if (line.text === text) heard();
    },
  });
  /** Its results without the id of the request, which is another one each time. */
  const host = {
    close: () => lambda.close(),
    async invoke(...parameters: Parameters<LambdaHost['invoke']>): Promise<InvocationResult> {
      const { requestId, ...result } = await lambda.invoke(...parameters);
      return result;
    },
  };
  /** Resolves when a function writes exactly this line. */
  const lineWritten = (text: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ text, heard: resolve });
    });
  return { host, lambda, chatClock, transport, work, driver, lines, lineWritten };
}

type Started = ReturnType<typeof startHost>;

const started: Started[] = [];

/** A host that is closed after the test. */
export function start(...parameters: Parameters<typeof startHost>): Started {
  const parts = startHost(...parameters);
  started.push(parts);
  return parts;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(({ host }) => host.close()));
});

export function payloadOf(result: InvocationResult): unknown {
  if (!result.ok) throw new Error(`${result.failure} ${result.errorName}: ${result.errorMessage}`);
  return result.payload;
}

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleDir } from '../../infra/bundling.ts';
import { AwsServer, TestTable } from '../functions/support/aws-server.ts';
import { deployedEnvironment } from '../functions/support/functions.ts';
import { flowEvent, queueEvent } from '../functions/support/lambda.ts';
import type { Property } from './property.ts';

/** Of both functions together. */
const INVOCATIONS = 100_000;

/** Fewer of one function cannot tell an event that is kept each time from a heap that wavers. */
const LEAST_INVOCATIONS = 5000;

/** So many chats take turns. */
const CHATS = 50;

/** The least that an invocation can leave behind is a reference in a list. A heap wavers by more than that. */
const LEAKED_BYTES_EACH = 8;
const WAVERING_BYTES = 300_000;

/** Timers of deadlines hold what they end until they fire, and V8 compiles for a while: first batches only fill up. */
const SETTLED = 0.6;

/** What a bundle's process tells. */
interface Growth {
  readonly invocations: number;
  readonly heapBytes: readonly number[];
  /** Sockets and the like. */
  readonly open: readonly number[];
  readonly failures: readonly string[];
}

export const growth: Property = {
  name: '100,000 warm invocations without growth',
  run: async (run) => {
    const [aws, table] = await Promise.all([AwsServer.start(), TestTable.start()]);
    const environment = deployedEnvironment(aws, table);
    // What was asked is of no use here.
    aws.answer = () => {
      aws.requests.length = 0;
      return undefined;
    };
    for (const { name, events } of functions()) {
      const file = join(bundleDir(name), 'index.mjs');
      const grown = await invoke(file, Math.max(LEAST_INVOCATIONS, run.count(INVOCATIONS / 2)), events, environment);
      await run.tally.attempt(`${name}, ${JSON.stringify(grown)}`, () => checkGrowth(grown));
      run.tally.hold(grown.invocations - 1);
    }
    await Promise.all([aws.stop(), table.stop()]);
  },
};

function functions(): readonly { readonly name: string; readonly events: readonly unknown[] }[] {
  const chats = Array.from({ length: CHATS }, (_, index) => `chat-${index}`);
  const timers = { customerIdleMinutes: { minutes: 5, atMs: 1, requestId: 'canary' } };
  return [
    { name: 'set-chat-timers', events: chats.map((contactId) => flowEvent({ customerIdleMinutes: '5' }, contactId)) },
    {
      name: 'retry-chat-timers',
      events: chats.map((contactId) =>
        queueEvent(JSON.stringify({ instanceId: 'instance', contactId, initialContactId: contactId, timers })),
      ),
    },
  ];
}

export async function invoke(
  file: string,
  invocations: number,
  events: readonly unknown[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Growth> {
  const runner = fileURLToPath(new URL('growth-run.ts', import.meta.url));
  const child = fork(runner, [file, String(invocations), JSON.stringify(events)], {
    // A planted fault is loaded first there too.
    execArgv: [...process.execArgv, '--expose-gc'],
    env: { ...process.env, ...environment, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`growth-run.ts ended with ${code} before it told anything.`);
  });
  const [told] = await Promise.race([once(child, 'message'), ended]);
  return told;
}

/** The least heap of the last batches beside the least of those after it had settled. */
export function checkGrowth({ invocations, heapBytes, open, failures }: Growth): void {
  assert.equal(failures.length, 0, `It failed: ${failures}`);
  const settled = heapBytes.slice(Math.floor(heapBytes.length * SETTLED));
  const half = Math.floor(settled.length / 2);
  const grownBytes = Math.min(...settled.slice(half)) - Math.min(...settled.slice(0, half));
  const between = (invocations * (1 - SETTLED)) / 2;
  assert.ok(grownBytes <= LEAKED_BYTES_EACH * between + WAVERING_BYTES, `The heap grew by ${grownBytes} bytes.`);
  assert.ok((open.at(-1) ?? 0) <= (open[0] ?? 0) + 10, `More and more is open: ${open}.`);
}

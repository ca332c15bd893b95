import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MESSAGES_EACH = 3;
/** This only ends a run that hangs. */
const LONGEST_RUN_MS = 900_000;

interface WebsocketFigures {
  readonly clients: number;
  /** Websockets that were open at the end, all at once. */
  readonly connected: number;
  readonly sent: number;
  /** Messages that did not come back over their sender's websocket, or not in their place. */
  readonly lost: number;
  /** Real time to start every chat and open every websocket. */
  readonly connectMs: number;
  /** Real time from the first message until the last was back. */
  readonly chatMs: number;
}

/**
 * Measures one Local Connect on one core, to which it is kept where the machine has `taskset`, under so many customers
 * of another process.
 */
export async function measureWebsockets(clients = 5000): Promise<WebsocketFigures> {
  const server = start('chat-server.ts', [], 0);
  try {
    const { url, instanceId, flowId } = await firstMessage(server);
    const customers = start('chat-clients.ts', [url, instanceId, flowId, clients, MESSAGES_EACH].map(String));
    try {
      const { connected, sent, lost, connectMs, chatMs } = await firstMessage(customers);
      return {
        clients,
        connected: Number(connected),
        sent: Number(sent),
        lost: Number(lost),
        connectMs: Number(connectMs),
        chatMs: Number(chatMs),
      };
    } finally {
      customers.kill();
    }
  } finally {
    server.kill();
  }
}

function start(file: string, args: readonly string[], core?: number): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  if (core === undefined) return fork(path, args, { execArgv: [] });
  if (spawnSync('taskset', ['--version']).status !== 0) {
    console.log(`Not kept to one core: this machine has no taskset (${file}).`);
    return fork(path, args, { execArgv: [] });
  }
  return fork(path, args, { execPath: 'taskset', execArgv: ['-c', String(core), process.execPath] });
}

async function firstMessage(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnargs[1]} ended with ${code} before it told anything.`);
  });
  const [message] = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(LONGEST_RUN_MS) }),
    ended,
  ]);
  return message;
}

if (import.meta.main) {
  const figures = await measureWebsockets(Number(process.argv[2] ?? 5000));
  console.log(figures);
  process.exitCode = figures.lost === 0 && figures.connected === figures.clients ? 0 : 1;
}

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIENT } from './client.ts';
import { type Ending, RuntimeApi } from './runtime-api.ts';

/** One invocation of a bundle in AWS's runtime. */
export interface BundleRun {
  readonly requestId: string;
  readonly ending: Ending;
  /** What it wrote, to either stream. */
  readonly lines: readonly string[];
  /** What ended the process. */
  readonly signal: NodeJS.Signals | null;
  /** From the start of the process until it asks for an event, and from then until the answer. */
  readonly initMs: number;
  readonly answerMs: number;
}

/** Runs a function's folder, and nothing else, in a folder of its own, as Lambda unpacks it. */
export async function runBundle(
  codeDir: string,
  handler: string,
  environment: Readonly<Record<string, string>>,
  event: unknown,
): Promise<BundleRun> {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-client-'));
  cpSync(codeDir, folder, { recursive: true });
  const requestId = randomUUID();
  const api = await RuntimeApi.start(event, requestId);
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, [CLIENT], {
    cwd: folder,
    env: { ...environment, AWS_LAMBDA_RUNTIME_API: api.host, _HANDLER: handler, LAMBDA_TASK_ROOT: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', errors: '' };
  child.stdout.on('data', (chunk) => {
    written.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    written.errors += String(chunk);
  });
  const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
  const closed = once(child, 'close');
  const ended = closed.then(([code]) => {
    throw new Error(`The runtime ended with ${code}: ${written.out}${written.errors}`);
  });
  try {
    const ending = await Promise.race([api.ending, ended]);
    await Promise.race([api.isIdle, ended]);
    child.kill('SIGTERM');
    const [, signal] = await closed;
    ended.catch(() => undefined);
    return {
      requestId,
      ending,
      lines: [...linesOf(written.out), ...linesOf(written.errors)],
      signal,
      initMs: api.askedAtMs - startedAtMs,
      answerMs: ending.atMs - api.askedAtMs,
    };
  } finally {
    child.kill('SIGKILL');
    await api.stop();
    rmSync(folder, { recursive: true });
  }
}

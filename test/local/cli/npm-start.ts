import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach } from '@jest/globals';

/** What `npm start` prints once it serves. */
export const READY = /^Local Connect ready at /;

/** Reads on to the line, and answers what was printed since. */
type ReadTo = (wanted: RegExp) => Promise<readonly string[]>;

const started: ChildProcess[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.pid === undefined) continue;
    const exited = once(child, 'exit');
    // The group: `npm start` is a shell that waits for what it runs.
    process.kill(-child.pid);
    await exited;
  }
});

/** What `npm start` runs once all is built, on a free port. */
export function start(...options: readonly string[]): ReadTo {
  return run(process.execPath, ['local/cli/start.ts', '--port', '0', ...options]);
}

/** The same in a copy of the kit. */
export function startIn(folder: string, ...options: readonly string[]): ReadTo {
  return run(process.execPath, ['local/cli/start.ts', '--port', '0', ...options], folder);
}

/** `npm start` as a person types it, on a free port. */
export function npmStart(...options: readonly string[]): ReadTo {
  return run('npm', ['start', '--', '--port', '0', ...options]);
}

export function urlIn(printed: readonly string[]): string {
  const [, url = ''] = /ready at (\S+)/.exec(printed.at(-1) ?? '') ?? [];
  return url;
}

function run(command: string, args: readonly string[], cwd = '.'): ReadTo {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (wanted) => {
    const printed: string[] = [];
    for (;;) {
      const { done, value } = await lines.next();
      if (done === true) throw new Error(`It ended without ${String(wanted)}:\n${printed.join('\n')}`);
      printed.push(value);
      if (wanted.test(value)) return printed;
    }
  };
}

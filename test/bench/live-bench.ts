import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { KIT_PARTS } from '../local/cli/kit-parts.ts';

/** How long after it was saved a change is live in `npm start`, in milliseconds of the wall clock. */
interface LiveFigures {
  readonly flowMs: readonly number[];
  readonly settingsMs: readonly number[];
  readonly functionMs: readonly number[];
}

const RUNS = 5;

/** Changes a flow, the settings and a function of a copy of the kit while it serves. */
export async function measureLive(): Promise<LiveFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'chat-kit-bench-'));
  for (const part of KIT_PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const kit = new ServedKit(folder);
  try {
    await kit.until(/^Local Connect ready/u);
    const figures = { flowMs: [] as number[], settingsMs: [] as number[], functionMs: [] as number[] };
    for (let run = 1; run <= RUNS; run += 1) {
      const { edit } = kit;
      figures.flowMs.push(await kit.time(/^Loaded again/u, () => edit('docs/my-flow.json', /Welcome!/u, 'Welcome!!')));
      const minutes = `customerIdleMinutes: ${5 + run}`;
      figures.settingsMs.push(
        await kit.time(/^Live: function SetChatTimers/u, () =>
          edit('infra/settings.ts', /customerIdleMinutes: \d+/u, minutes),
        ),
      );
      const last = /^Live: function LookUpContact/u;
      figures.functionMs.push(
        await kit.time(last, () =>
          edit('functions/look-up-contact/handler.ts', /^/u, `globalThis.run${run} = ${run};\n`),
        ),
      );
    }
    return figures;
  } finally {
    await kit.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm start` in a copy of the kit. */
class ServedKit {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#child = spawn(process.execPath, ['local/cli/start.ts', '--port', '0', '--flow', 'docs/my-flow.json'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (this.#child.stdout === null) throw new Error('It has no output.');
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  readonly edit = (file: string, from: RegExp, to: string): void => {
    const path = join(this.#folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };

  async until(wanted: RegExp): Promise<void> {
    for (;;) {
      const { done, value } = await this.#lines.next();
      if (done === true) throw new Error(`It ended without ${String(wanted)}.`);
      if (wanted.test(value)) return;
    }
  }

  async time(wanted: RegExp, change: () => void): Promise<number> {
    const before = performance.now();
    change();
    await this.until(wanted);
    return performance.now() - before;
  }

  async end(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill();
    await exited;
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SANDBOX_ASSEMBLY } from './paths.ts';

const SCRIPT = 'infra/warm-synth.ts';

/** Synthesizes the sandbox by a process that has the CDK loaded already; the next one is made ready meanwhile. */
export class WarmSynth {
  #next: ChildProcess | undefined = start();

  /** Answers what it said where it failed. */
  async run(): Promise<string | undefined> {
    const child = this.#next ?? start();
    const said = child.stderr === null ? Promise.resolve('') : text(child.stderr);
    const ended = once(child, 'exit');
    child.send('now');
    const [code] = await ended;
    if (this.#next === child) this.#next = start();
    return code === 0 ? undefined : (await said) || `${SCRIPT} ended with ${String(code)}.`;
  }

  end(): void {
    this.#next?.kill();
    this.#next = undefined;
  }
}

function start(): ChildProcess {
  return fork(SCRIPT, ['--sandbox', '--out', SANDBOX_ASSEMBLY], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}

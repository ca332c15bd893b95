import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SANDBOX_ASSEMBLY } from './paths.ts';

const SCRIPT = 'infra/warm-synth.ts';

/**
 * Synthesizes the sandbox. After the first time a process waits that has the CDK loaded already: who changes one thing
 * changes another.
 */
export class WarmSynth {
  readonly #alive = new Set<ChildProcess>();
  #next: ChildProcess | undefined;
  #isEnded = false;

  /** Answers what it said where it failed. */
  async run(): Promise<string | undefined> {
    const child = this.#next ?? this.#start();
    const said = child.stderr === null ? Promise.resolve('') : text(child.stderr);
    const ended = once(child, 'exit');
    child.send('now');
    const [code] = await ended;
    this.#next = this.#isEnded ? undefined : this.#start();
    return code === 0 ? undefined : (await said) || `${SCRIPT} ended with ${String(code)}.`;
  }

  end(): void {
    this.#isEnded = true;
    for (const child of this.#alive) child.kill();
  }

  #start(): ChildProcess {
    const child = fork(SCRIPT, ['--sandbox', '--out', SANDBOX_ASSEMBLY], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#alive.add(child);
    child.once('exit', () => this.#alive.delete(child));
    return child;
  }
}

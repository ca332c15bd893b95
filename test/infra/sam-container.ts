import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FunctionResource, functionIn, logicalIdOf, settings } from './sam-functions.ts';

/** How a function ended: with what it returned, or with the error it threw. */
export type Ending = { readonly result: unknown } | { readonly error: { name: string; message: string } };

/**
 * A function as it runs in the container of `sam local invoke`, without the container: the bundle that the template
 * names, in a process of its own. It has the environment that SAM gives it; the machine is host.docker.internal, and
 * nothing else can be reached.
 */
export class SamContainer {
  readonly #child: ChildProcess;
  #written = '';

  constructor(assembly: string, folder: string, endpoint: string) {
    const resource = functionIn(assembly, folder);
    const [file = '', exported = ''] = resource.Properties.Handler.split('.');
    const code = resolve(assembly, resource.Metadata['aws:asset:path'], `${file}.mjs`);
    this.#child = fork(fileURLToPath(new URL('sam-container-process.ts', import.meta.url)), [code, exported], {
      env: environmentInSam(logicalIdOf(folder), resource, endpoint),
      execArgv: [],
      silent: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#written += String(chunk);
      });
    }
  }

  async invoke(event: unknown): Promise<Ending> {
    const over = new AbortController();
    const answered = once(this.#child, 'message', { signal: over.signal });
    const ended = once(this.#child, 'exit', { signal: over.signal }).then(() => {
      throw new Error(`The function's process ended: ${this.#written}`);
    });
    this.#child.send({ event });
    try {
      const [ending] = await Promise.race([answered, ended]);
      return ending;
    } finally {
      over.abort();
    }
  }

  /** Ends it. Answers the lines that it wrote. */
  async close(): Promise<readonly string[]> {
    const closed = once(this.#child, 'close');
    this.#child.send({});
    await closed;
    return this.#written.split('\n').filter((line) => line !== '');
  }
}

/**
 * The variables that SAM CLI 1.170 sets: those of Lambda, and those that the template declares. Each is as the file of
 * `--env-vars` has it, else as the template has it, and blank where that is not a text. `endpoint` stands for the
 * address that the file names.
 */
function environmentInSam(name: string, { Properties }: FunctionResource, endpoint: string) {
  const file = Object.entries(settings[name] ?? {}).map(([key, value]): [string, string] => [
    key,
    value.replace('http://host.docker.internal:4510', endpoint),
  ]);
  const overrides = new Map(file);
  const declared = Object.entries(Properties.Environment.Variables).map(([key, value]): [string, string] => [
    key,
    overrides.get(key) ?? (typeof value === 'string' ? value : ''),
  ]);
  return {
    AWS_SAM_LOCAL: 'true',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_HANDLER: Properties.Handler,
    AWS_LAMBDA_FUNCTION_TIMEOUT: String(Properties.Timeout),
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(Properties.MemorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_ACCOUNT_ID: '123456789012',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'defaultkey',
    AWS_SECRET_ACCESS_KEY: 'defaultsecret',
    ...Object.fromEntries(declared),
  };
}

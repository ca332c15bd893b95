import { AsyncLocalStorage } from 'node:async_hooks';

/*
 * What functions that run in a test's own process write to standard output and standard error, kept apart from what the
 * test itself writes, invocation by invocation.
 */

/** What one invocation writes. */
export interface Written {
  /** Grows while the invocation runs. */
  readonly text: string;
  readonly hasEnded: boolean;
}

type Growing = { -readonly [Key in keyof Written]: Written[Key] };

/** Each secret of these tests that a function gets to see begins with this word. */
export const CANARY = 'canary-';

const STREAMS = [process.stdout, process.stderr];

const writing = new AsyncLocalStorage<Growing>();
const listeners = new Set<(begun: Written) => void>();
let running = 0;
let restore = () => {};

/** Calls this for each invocation that begins from now on. */
export function listenToInvocations(listener: (begun: Written) => void): void {
  listeners.add(listener);
}

/** Runs something, and returns all that it wrote. */
export async function outputOf<Result>(run: () => Promise<Result>): Promise<{ result: Result; output: string }> {
  const written: Growing = { text: '', hasEnded: false };
  const result = await keeping(written, run);
  return { result, output: written.text };
}

/** The handler, whose logs and metrics are kept and not shown. */
export function quiet<Given extends readonly unknown[], Result>(
  handler: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  return (...given) => {
    // What somebody listens to already is theirs.
    if (writing.getStore() !== undefined) return handler(...given);
    return keeping({ text: '', hasEnded: false }, () => handler(...given));
  };
}

async function keeping<Result>(written: Growing, run: () => Promise<Result>): Promise<Result> {
  for (const listener of listeners) listener(written);
  if (running === 0) restore = divert();
  running += 1;
  try {
    return await writing.run(written, run);
  } finally {
    written.hasEnded = true;
    running -= 1;
    if (running === 0) restore();
  }
}

/** Only what is written on behalf of a `Written` goes there; everything else goes on to the stream. */
function divert(): () => void {
  const diverted = STREAMS.map((stream) => {
    const { write } = stream;
    stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
      const written = writing.getStore();
      if (written === undefined) return Reflect.apply(write, stream, [chunk, ...rest]);
      written.text += String(chunk);
      return true;
    };
    return () => {
      stream.write = write;
    };
  });
  return () => {
    for (const undo of diverted) undo();
  };
}

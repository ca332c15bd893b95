import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect } from '@jest/globals';
import { secretsIn } from './secrets.ts';

/*
 * What functions that run in a test's own process write to standard output and standard error. It is kept apart from
 * what the test runner writes, invocation by invocation, and shown when an expectation of the test fails. Whatever a
 * test is about, no canary may be in it: each secret of these tests that a function gets to see begins with that word.
 */

interface Written {
  text: string;
}

const CANARY = 'canary-';

const STREAMS = [process.stdout, process.stderr];

/** Of a long test, the last invocations tell what failed. */
const MOST_KEPT = 200;

const writing = new AsyncLocalStorage<Written>();
const ofThisTest: Written[] = [];
let running = 0;
let restore = () => {};

afterEach(() => {
  const { assertionCalls, numPassingAsserts } = expect.getState();
  const written = ofThisTest
    .splice(0)
    .map(({ text }) => text)
    .join('');
  if (assertionCalls > numPassingAsserts && written !== '')
    process.stderr.write(`What the functions wrote:\n${written}`);
  expect(secretsIn(written, [CANARY])).toEqual([]);
});

/** Runs something, and returns all that it wrote. */
export async function outputOf<Result>(run: () => Promise<Result>): Promise<{ result: Result; output: string }> {
  const written: Written = { text: '' };
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
    return keeping({ text: '' }, () => handler(...given));
  };
}

async function keeping<Result>(written: Written, run: () => Promise<Result>): Promise<Result> {
  ofThisTest.push(written);
  if (ofThisTest.length > MOST_KEPT) ofThisTest.shift();
  if (running === 0) restore = divert();
  running += 1;
  try {
    return await writing.run(written, run);
  } finally {
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

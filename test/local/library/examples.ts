import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');

export interface Example {
  /** The file and the line on which the example's code begins. */
  readonly at: string;
  readonly code: string;
}

/**
 * The examples of a document or of a source's doc comments: what stands between ```` ```ts runnable ```` and ```` ```
 * ````.
 */
export function examplesOf(file: string): readonly Example[] {
  const lines = readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .map((line) => (file.endsWith('.ts') ? line.replace(/^\s*\* ?/, '') : line));
  const examples: Example[] = [];
  for (let start = lines.indexOf('```ts runnable'); start >= 0; start = lines.indexOf('```ts runnable', start + 1)) {
    const end = lines.indexOf('```', start);
    examples.push({ at: `${file}:${start + 2}`, code: lines.slice(start + 1, end).join('\n') });
  }
  return examples;
}

/** A block of TypeScript in a document, by the marker in the line before it; `undefined` where there is none. */
export function markedExample(file: string, marker: string): Example | undefined {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  const start = lines.findIndex((line, index) => line === '```ts' && lines[index - 1] === `<!-- ${marker} -->`);
  if (start < 0) return undefined;
  return { at: `${file}:${start + 2}`, code: lines.slice(start + 1, lines.indexOf('```', start)).join('\n') };
}

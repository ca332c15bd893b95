import { jsonProblemOf } from '../json-problem.ts';
import { readText } from './read-text.ts';

/** The JSON of a file, or why there is none, to end a sentence with. */
export function readJson(file: string): { readonly value: unknown } | { readonly problem: string } {
  const read = readText(file);
  if ('problem' in read) return read;
  const problem = jsonProblemOf(read.text);
  if (problem !== undefined) return { problem: `it is not JSON (${problem})` };
  const value: unknown = JSON.parse(read.text);
  return { value };
}

import { parseJson } from '../json.ts';
import { jsonProblemOf } from '../json-problem.ts';
import { readText } from './read-text.ts';

/** The JSON of a file, or why there is none, to end a sentence with. */
export function readJson(file: string): { readonly value: unknown } | { readonly problem: string } {
  const read = readText(file);
  if ('problem' in read) return read;
  const value = parseJson(read.text);
  return value === undefined ? { problem: `it is not JSON (${jsonProblemOf(read.text)})` } : { value };
}

import { readFileSync } from 'node:fs';
import { NOT_A_TEXT, textOfBytes } from '../text-of-bytes.ts';

/** The text of a file, or why there is none, to end a sentence with. */
export function readText(file: string): { readonly text: string } | { readonly problem: string } {
  try {
    const text = textOfBytes(readFileSync(file));
    return text === undefined ? { problem: `it is ${NOT_A_TEXT}` } : { text };
  } catch (error) {
    const { code, message } = Object(error);
    return { problem: code === 'ENOENT' ? 'there is no such file' : String(message) };
  }
}

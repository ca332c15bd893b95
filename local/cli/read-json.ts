import { readFileSync } from 'node:fs';
import { escapeControls } from '../escape-controls.ts';

/** The JSON of a file, or why there is none, to end a sentence with. */
export function readJson(file: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    // Editors of Windows begin a file with a byte order mark.
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
    return { value };
  } catch (error) {
    // Its message quotes the file, which may be a picture.
    if (error instanceof SyntaxError) return { problem: `it is not JSON (${escapeControls(error.message)})` };
    const { code, message } = Object(error);
    return { problem: code === 'ENOENT' ? 'there is no such file' : String(message) };
  }
}

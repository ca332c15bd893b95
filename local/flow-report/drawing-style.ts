import { readFileSync } from 'node:fs';

/** The style sheet of drawings, for a document that stands alone. */
export function readDrawingStyle(): string {
  return readFileSync(new URL('./drawing.css', import.meta.url), 'utf8');
}

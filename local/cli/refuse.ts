import { escapeInLines } from '../escape-controls.ts';

/** Ends the program with what a person should know, and no stack. */
export function refuse(message: string): never {
  console.error(escapeInLines(message));
  process.exit(1);
}

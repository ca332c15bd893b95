/** Ends the program with what a person should know, and no stack. */
export function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}

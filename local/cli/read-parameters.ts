import { refuse } from './refuse.ts';

/** `NAME=VALUE` for each `--parameter`. */
export function readParameters(given: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) refuse(`--parameter must be NAME=VALUE, not "${text}".`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

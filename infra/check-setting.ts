import { nearest } from '../local/flow-language/index.ts';

/** Names that mean nothing here: what was misspelt must not be silently left out. */
export function nameProblems(
  form: Record<string, unknown>,
  known: readonly string[],
  where: string,
): readonly string[] {
  return Object.keys(form)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      const advice = meant === undefined ? `known are ${known.join(', ')}` : `did you mean ${meant}?`;
      return `${where}.${name}: there is no such setting; ${advice}`;
    });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

export function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
}

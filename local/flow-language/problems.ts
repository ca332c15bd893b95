/** What is wrong with a flow, and where. */
export interface Problem {
  /** In the service's own words where they are known, else in ours; says what was expected. */
  readonly message: string;
  /** For example `Actions[3].Parameters.TimeLimitSeconds`; empty for the whole document. */
  readonly path: string;
  readonly actionId?: string;
  /** Set where the service would take it, and Local Connect does not. */
  readonly notEmulated?: true;
}

/**
 * How much a problem matters. The service takes a flow with any but `refused`; Local Connect stands in for a block that
 * is `notEmulated`, and a `warning` is for the author alone.
 */
export type Weight = 'refused' | 'notEmulated' | 'warning';

/** Notes a problem at a place; refused by default. */
export type Report = (path: string, message: string, weight?: Weight) => void;

/** A value for a message: short, and never the inside of a list or object. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : String(value);
}

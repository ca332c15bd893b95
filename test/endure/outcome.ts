/** What came of one property. */
export interface Outcome {
  readonly name: string;
  readonly tries: number;
  readonly losses: number;
  /** What the first losses were. */
  readonly told: readonly string[];
}

/** The property that is tried with each of the others. */
export const LEAKS = 'no token, text or attribute value in what the functions wrote';

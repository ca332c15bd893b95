import { escapeInLines } from './escape-controls.ts';

/** Something that was read again while Local Connect runs, or that could not be. */
export interface Change {
  /** Rises by one with each. */
  readonly number: number;
  /** What it is, such as `flow Chat welcome`. */
  readonly what: string;
  /** Why it could not be read; what was there before goes on. */
  readonly problem?: string;
}

const MOST_KEPT = 20;
const LONGEST_PROBLEM = 2000;

/** What was read again, the newest last: the page tells of it. */
export class Changes {
  readonly #kept: Change[] = [];
  #count = 0;

  get all(): readonly Change[] {
    return [...this.#kept];
  }

  add(what: string, problem?: string): void {
    const last = this.#kept.at(-1);
    if (problem !== undefined && last?.what === what && last.problem !== undefined) this.#kept.pop();
    this.#count += 1;
    const told = problem === undefined ? {} : { problem: escapeInLines(problem).slice(0, LONGEST_PROBLEM) };
    this.#kept.push({ number: this.#count, what: escapeInLines(what), ...told });
    this.#kept.splice(0, this.#kept.length - MOST_KEPT);
  }
}

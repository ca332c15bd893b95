/** Something that could not be read, and was left out. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly problem: string;
}

/** So many are named; all are counted. */
export const MOST_PROBLEMS = 200;

/** What could not be read. Named are the first ones of each file; counted all. */
export class Problems {
  readonly named: Problem[] = [];
  count = 0;

  add(problem: Problem): void {
    this.count += 1;
    if (this.named.length < MOST_PROBLEMS) this.named.push(problem);
  }
}

const MOST_PROBLEMS = 10;

/** The first ten problems, each once, and how many more there are: a block may pass thousands. */
export function firstProblems(problems: readonly string[]): readonly string[] {
  const each = [...new Set(problems)];
  const more = each.length - MOST_PROBLEMS;
  return more > 0 ? [...each.slice(0, MOST_PROBLEMS), `And ${more} more.`] : each;
}

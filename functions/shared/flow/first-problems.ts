/** What Local Connect refuses is bounded alike: `local/error-texts.ts`. */
const MOST_PROBLEMS = 10;
const MOST_PROBLEM_CHARACTERS = 500;

/**
 * The first ten problems, each once and of 500 characters at most, and how many more there are: a block may pass
 * thousands.
 */
export function firstProblems(problems: readonly string[]): readonly string[] {
  const each = [...new Set(problems)];
  const more = each.length - MOST_PROBLEMS;
  const first = each.slice(0, MOST_PROBLEMS).map(cut);
  return more > 0 ? [...first, `And ${more} more.`] : first;
}

const cut = (problem: string) =>
  problem.length > MOST_PROBLEM_CHARACTERS
    ? `${problem.slice(0, MOST_PROBLEM_CHARACTERS - 1).toWellFormed()}…`
    : problem;

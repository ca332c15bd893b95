import { escapeControls } from './escape-controls.ts';

/** The functions' problems are bounded alike: `functions/shared/flow/first-problems.ts`. */
const MOST_PROBLEMS = 10;
const MOST_PROBLEM_CHARACTERS = 500;
const MOST_NAME_CHARACTERS = 64;

/** Room for ten problems, and for what is said around them. */
const MOST_MESSAGE_CHARACTERS = 6000;

/** The first ten problems, each once and of 500 characters at most, and how many more there are. */
export function firstProblems(problems: readonly string[]): readonly string[] {
  const each = [...new Set(problems)];
  const more = each.length - MOST_PROBLEMS;
  const first = each.slice(0, MOST_PROBLEMS).map((problem) => cutText(problem, MOST_PROBLEM_CHARACTERS));
  return more > 0 ? [...first, `and ${more} more`] : first;
}

/** A name that somebody gave, as a message quotes it. */
export function quoteName(name: string): string {
  return `"${escapeControls(cutText(name, MOST_NAME_CHARACTERS))}"`;
}

/** The text of a refusal, however long what it speaks of is. */
export function boundMessage(message: string): string {
  return cutText(message, MOST_MESSAGE_CHARACTERS);
}

/** What was thrown, as an error: JavaScript lets anything be thrown. */
export function asError(thrown: unknown): { readonly name: string; readonly message: string } {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** A text of so many characters at most; what is left out is an ellipsis. */
export function cutText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
}

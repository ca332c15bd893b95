import { nearest } from '../../local/flow-language/index.ts';

type Form = Readonly<Record<string, unknown>>;

/** What is wrong with a value, and what to write instead; nothing if it fits. */
export type Check = (value: unknown, where: string, form: Form) => readonly string[];

/** A check for each name: a forgotten one does not compile. */
export type Checks<Settings> = { readonly [Name in keyof Settings]-?: Check };

/** What is wrong with the values of a form. `prefix` stands before each name, for example `startChat.`. */
export function valueProblems<Settings>(form: Form, checks: Checks<Settings>, prefix: string): readonly string[] {
  return Object.entries<Check>(checks).flatMap(([name, check]) => check(form[name], `${prefix}${name}`, form));
}

/** Names that mean nothing here: a misspelt one must not be left out silently. */
export function nameProblems(form: Form, known: readonly string[], where: string): readonly string[] {
  return Object.keys(form)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      const advice = meant === undefined ? `known are ${known.join(', ')}` : `did you mean ${meant}?`;
      return `${where}.${name}: there is no such setting; ${advice}`;
    });
}

/** May be left out. */
export const optional =
  (check: Check): Check =>
  (value, where, form) =>
    value === undefined ? [] : check(value, where, form);

export const trueOrFalse: Check = (value, where) =>
  typeof value === 'boolean' ? [] : [`${where}: got ${show(value)}, expected true or false`];

export const oneOf =
  (choices: readonly unknown[], expected: string): Check =>
  (value, where) =>
    choices.includes(value) ? [] : [`${where}: got ${show(value)}, expected ${expected}`];

/** A whole number from `least` to `most`. `expected` says so in words. */
export const whole =
  (least: number, most: number, expected: string): Check =>
  (value, where) =>
    isWhole(value, least, most) ? [] : [`${where}: got ${show(value)}, expected ${expected}`];

export function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

const longestShown = 200;

/** A value as an error shows it. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

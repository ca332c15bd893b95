import { member } from '../lambda/json.ts';
import { didYouMean } from './did-you-mean.ts';
import { printable } from './printable.ts';

/**
 * A block's parameters that have a value. Blank and null count as absent: that is what an attribute that is not set
 * gives.
 */
export type FlowParameters = ReadonlyMap<string, string>;

/** What a function is going to do, or everything that keeps it from it. */
export type Decision<Plan> = { readonly plan: Plan } | { readonly problems: readonly string[] };

/** The parameter that every flow function takes: `return` turns a failure into a result. */
const ON_ERROR = 'onError';

/**
 * Reads a block's parameters, and finds those that the function does not know and those that are not text.
 * A name is a builder's own word and may be quoted; a value may be a customer's data, and never is.
 */
export function readParameters(
  raw: Readonly<Record<string, unknown>>,
  known: readonly string[],
): { readonly parameters: FlowParameters; readonly problems: readonly string[] } {
  const names = [...known, ON_ERROR];
  const parameters = new Map<string, string>();
  const problems: string[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (!names.includes(name)) {
      const hint = didYouMean(name, names, `Known are ${names.join(', ')}.`);
      problems.push(`There is no parameter "${printable(name)}". ${hint}`);
    } else if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) {
    } else if (typeof value !== 'string') {
      problems.push(`${name} must be text, and is ${kindOf(value)}.`);
    } else if (name === ON_ERROR && value.trim().toLowerCase() !== 'return') {
      problems.push(`${ON_ERROR} can only be "return". Leave it out to have failures take the block's Error branch.`);
    } else {
      parameters.set(name, value.trim());
    }
  }
  return { parameters, problems };
}

/** Whether the block asks for failures as results. Asked of events that may be anything. */
export function wantsErrorsReturned(event: unknown): boolean {
  const value = member(member(member(event, 'Details'), 'Parameters'), ON_ERROR);
  return typeof value === 'string' && value.trim().toLowerCase() === 'return';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

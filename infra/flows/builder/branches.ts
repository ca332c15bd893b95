import type { Block, Condition, ErrorBranch } from './block.ts';

export function equals<const Next extends string>(operand: string, next: Next): Condition<Next> {
  return { operator: 'Equals', operand, next };
}

export function noMatchingError<const Next extends string>(next: Next): ErrorBranch<Next> {
  return { error: 'NoMatchingError', next };
}

/** The name that the designer shows for a parameter that holds an ARN. */
export function displayName(parameter: string, name: string | undefined): Readonly<Record<string, unknown>> {
  return name === undefined ? {} : { parameters: { [parameter]: { displayName: name } } };
}

export function withDesigner(designer: Readonly<Record<string, unknown>>): Pick<Block, 'designer'> {
  return Object.keys(designer).length === 0 ? {} : { designer };
}

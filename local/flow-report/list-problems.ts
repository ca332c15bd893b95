import { type FlowType, validate } from '../flow-language/index.ts';

/** What is wrong with a flow, for a person: by the block's name, and whether it is the service or Local Connect that refuses. */
export interface ListedProblem {
  readonly text: string;
  /** The service would take it; Local Connect does not run it. */
  readonly notEmulated: boolean;
}

export function listProblems(content: unknown, type: FlowType): readonly ListedProblem[] {
  return validate(content, type).map(({ message, path, actionId, notEmulated }) => {
    const place = actionId === undefined ? path : `block "${actionId}"`;
    return { text: place === '' ? message : `${place}: ${message}`, notEmulated: notEmulated === true };
  });
}

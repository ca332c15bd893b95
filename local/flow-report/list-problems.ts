import { validate } from '../flow-language/index.ts';
import type { DrawnFlow } from './drawn-flow.ts';

/** What is wrong with a flow, for a person. */
export interface ListedProblem {
  readonly text: string;
  /** The service would take it; Local Connect does not run it. */
  readonly notEmulated: boolean;
}

/** What validation would refuse of a flow, by its blocks' names in the drawing. */
export function listProblems(flow: DrawnFlow, content: unknown): readonly ListedProblem[] {
  const names = new Map(flow.blocks.map(({ id, name }) => [id, name]));
  return validate(content, flow.type).map(({ message, path, actionId, notEmulated }) => {
    const place = actionId === undefined ? path : `"${names.get(actionId) ?? actionId}"`;
    // All types that are emulated would drown the one that is not.
    const [text = ''] = message.split('. Emulated are ');
    return { text: place === '' ? text : `${place}: ${text}`, notEmulated: notEmulated === true };
  });
}

import { examine, isFlowContent, type Problem } from '../flow-language/index.ts';
import { type StandIns, takesInWords } from '../flows/index.ts';
import type { DrawnFlow } from './drawn-flow.ts';

/** What there is to say of a flow, for a person, line by line. */
export interface ListedProblems {
  /** Amazon Connect would refuse the flow for these. */
  readonly refused: readonly string[];
  /** The blocks that do not run here, and what a chat takes there. */
  readonly stoodIn: readonly string[];
  readonly warnings: readonly string[];
}

export const NO_PROBLEMS: ListedProblems = { refused: [], stoodIn: [], warnings: [] };

/** What is to say of a flow, by its blocks' names in the drawing. */
export function listProblems(flow: DrawnFlow, content: unknown, standIns: StandIns = {}): ListedProblems {
  const names = new Map(flow.blocks.map(({ id, name }) => [id, name]));
  const tell = ({ message, path, actionId }: Problem): string => {
    const place = actionId === undefined ? path : `"${names.get(actionId) ?? actionId}"`;
    return place === '' ? message : `${place}: ${message}`;
  };
  const { refused, notEmulated, warnings } = examine(content, flow.type);
  const takes = (problem: Problem): string => {
    const actions = isFlowContent(content, flow.type, false) ? content.Actions : [];
    const action = actions.find(({ Identifier }) => Identifier === problem.actionId);
    return action === undefined ? '' : `. A chat takes ${takesInWords(action, standIns)}`;
  };
  return {
    refused: refused.map(tell),
    stoodIn: notEmulated.map((problem) => `${tell(problem)}${takes(problem)}`),
    warnings: warnings.map(tell),
  };
}

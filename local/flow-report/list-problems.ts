import { escapeControls } from '../escape-controls.ts';
import type { ForeignResource } from '../flow-files/index.ts';
import { examine, isTaken, type Problem } from '../flow-language/index.ts';
import { type StandIns, takesInWords } from '../flows/index.ts';
import type { DrawnFlow } from './drawn-flow.ts';

/** What there is to say of a flow, for a person, line by line. */
export interface ListedProblems {
  /** Amazon Connect would refuse the flow for these. */
  readonly refused: readonly string[];
  /** The blocks that do not run here, and what a chat takes there. */
  readonly stoodIn: readonly string[];
  readonly warnings: readonly string[];
  /** What the flow names that no instance here has: loading it brings these along. */
  readonly foreign: readonly string[];
}

/** What else is known of the flow. */
interface AlsoKnown {
  readonly standIns?: StandIns;
  readonly foreign?: readonly ForeignResource[];
  /** What the file says, and what was inferred. */
  readonly warnings?: readonly string[];
  /** What to try where it would be refused. */
  readonly advice?: string;
}

export const NO_PROBLEMS: ListedProblems = { refused: [], stoodIn: [], warnings: [], foreign: [] };

/** What is to say of a flow, by its blocks' names in the drawing. */
export function listProblems(flow: DrawnFlow, content: unknown, known: AlsoKnown = {}): ListedProblems {
  const { standIns = {}, foreign = [], warnings: saidBefore = [], advice } = known;
  const names = new Map(flow.blocks.map(({ id, name }) => [id, name]));
  const tell = ({ message, path, actionId }: Problem): string => {
    const place = actionId === undefined ? path : `"${names.get(actionId) ?? actionId}"`;
    return escapeControls(place === '' ? message : `${place}: ${message}`);
  };
  const findings = examine(content, flow.type);
  const { refused, notEmulated, warnings } = findings;
  const actions = isTaken(content, findings) ? content.Actions : [];
  const takes = (problem: Problem): string => {
    const action = actions.find(({ Identifier }) => Identifier === problem.actionId);
    return action === undefined ? '' : `. A chat takes ${takesInWords(action, standIns)}`;
  };
  return {
    refused: [...refused.map(tell), ...(refused.length === 0 || advice === undefined ? [] : [advice])],
    stoodIn: notEmulated.map((problem) => `${tell(problem)}${escapeControls(takes(problem))}`),
    warnings: [...saidBefore.map(escapeControls), ...warnings.map(tell)],
    foreign: foreign.map(tellForeign),
  };
}

function tellForeign({ kind, name, arn }: ForeignResource): string {
  const answers = kind === 'function' ? ', answers {} until it is given another answer' : '';
  return escapeControls(`${kind} ${name}${answers} (${arn})`);
}

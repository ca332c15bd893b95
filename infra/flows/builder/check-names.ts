import type { FlowContent } from '../../../local/flow-language/index.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowProblem } from './undeployable-flow.ts';

/** Limits of a flow as a resource (CloudFormation, AWS::Connect::ContactFlow). */
const mostNameLength = 127;
const mostDescriptionLength = 500;
const mostContentLength = 256_000;

/** Names that a reader of the flow designer or of the flow's logs would take for one another. */
export function nameProblems({ blocks }: FlowGraph): readonly FlowProblem[] {
  const problems: FlowProblem[] = [];
  const seen = new Map<string, string>();
  for (const block of blocks.keys()) {
    if (block !== block.trim()) {
      problems.push({ block, message: 'the name begins or ends with a blank; take the blank out' });
    }
    const read = block.trim().replaceAll(/\s+/g, ' ').toLowerCase();
    const other = seen.get(read);
    if (other === undefined) seen.set(read, block);
    else problems.push({ block, message: `reads like the block "${other}"; give one of them another name` });
  }
  return problems;
}

export function sizeProblems({ name, description }: FlowGraph, content: FlowContent): readonly FlowProblem[] {
  const problems: FlowProblem[] = [];
  if (name.trim() === '' || name.length > mostNameLength) {
    problems.push({ message: `the flow's name has ${name.length} characters; expected 1 to ${mostNameLength}` });
  }
  if (description.length > mostDescriptionLength) {
    const length = description.length;
    problems.push({ message: `the description has ${length} characters; expected ${mostDescriptionLength} at most` });
  }
  // Tokens are shorter or longer than what they stand for: only a flow far from the limit is sure to fit.
  const length = JSON.stringify(content).length;
  if (length > mostContentLength) {
    problems.push({
      message:
        `the flow has ${length} characters, and the service takes ${mostContentLength}; ` +
        'move a part into a flow module',
    });
  }
  return problems;
}

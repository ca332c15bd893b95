import { type FlowContent, type FlowType, validate } from '../../../local/flow-language/index.ts';
import { adviceFor } from './advice.ts';
import type { Block } from './block.ts';
import { blockTimeProblems } from './check-block-time.ts';
import { nameProblems, sizeProblems } from './check-names.ts';
import { connectionProblems, reachProblems } from './check-paths.ts';
import { type FlowProblem, InvalidFlow } from './invalid-flow.ts';
import { withStandIns } from './stand-ins.ts';

/** A flow's blocks by name, in the order in which they were written. */
export interface FlowGraph {
  readonly name: string;
  readonly description: string;
  readonly type: FlowType;
  readonly start: string;
  readonly blocks: ReadonlyMap<string, Block>;
}

/**
 * Refuses a flow that the service would refuse, and one that would strand a customer.
 *
 * @throws InvalidFlow with every problem at once.
 */
export function checkFlow(graph: FlowGraph, content: FlowContent): void {
  const unconnected = connectionProblems(graph);
  const problems = [
    ...nameProblems(graph),
    ...sizeProblems(graph, content),
    ...unconnected,
    // Where branches are loose, what cannot be reached and what runs too long would only repeat it.
    ...(unconnected.length > 0 ? [] : [...reachProblems(graph), ...blockTimeProblems(graph)]),
    ...languageProblems(graph, content),
  ];
  if (problems.length > 0) throw new InvalidFlow(graph.name, problems);
}

/** What the Flow language itself forbids: the same check that Local Connect makes before it runs a flow. */
function languageProblems(graph: FlowGraph, content: FlowContent): readonly FlowProblem[] {
  return (
    validate(withStandIns(content), graph.type)
      .filter(({ notEmulated }) => notEmulated !== true)
      // Loose branches have been named already, with the branch's own name.
      .filter(({ path }) => !path.endsWith('NextAction') && path !== 'StartAction')
      .map(({ actionId, message }) => ({
        ...(actionId === undefined ? {} : { block: actionId }),
        message: `${message}${adviceFor(message)}`,
      }))
  );
}

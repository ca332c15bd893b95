import { type FlowContent, validate } from '../../../local/flow-language/index.ts';
import { adviceFor } from './advice.ts';
import { busyLoopProblems } from './check-busy-loops.ts';
import { earlyFunctionProblems } from './check-early-functions.ts';
import { lambdaChainProblems } from './check-lambda-chains.ts';
import { nameProblems, sizeProblems } from './check-names.ts';
import { connectionProblems, reachProblems } from './check-paths.ts';
import type { FlowGraph } from './flow-graph.ts';
import { withTokensForeseen } from './foresee-tokens.ts';
import { type FlowProblem, UndeployableFlow } from './undeployable-flow.ts';

/**
 * Refuses a flow that the service would refuse, and one that would strand a customer.
 *
 * @throws UndeployableFlow with every problem at once.
 */
export function checkGraph(graph: FlowGraph, content: FlowContent): void {
  const unconnected = connectionProblems(graph);
  const problems = [
    ...nameProblems(graph),
    ...sizeProblems(graph, content),
    ...unconnected,
    // Where branches are loose, what cannot be reached and what runs too long would only repeat it.
    ...(unconnected.length > 0 ? [] : [...reachProblems(graph), ...blockTimeProblems(graph)]),
    ...languageProblems(graph, content),
  ];
  if (problems.length > 0) throw new UndeployableFlow(graph.name, problems);
}

/** What the Flow language itself forbids: the same check that Local Connect makes before it runs a flow. */
function languageProblems(graph: FlowGraph, content: FlowContent): readonly FlowProblem[] {
  return (
    validate(withTokensForeseen(content), graph.type)
      .filter(({ notEmulated }) => notEmulated !== true)
      // Loose branches have been named already, with the branch's own name.
      .filter(({ path }) => !path.endsWith('NextAction') && path !== 'StartAction')
      .map(({ actionId, message }) => ({
        ...(actionId === undefined ? {} : { block: actionId }),
        message: `${message}${adviceFor(message)}`,
      }))
  );
}

/** What would make a customer wait, or the flow spin. */
function blockTimeProblems(graph: FlowGraph): readonly FlowProblem[] {
  const busyLoops = busyLoopProblems(graph);
  // What goes round without a rest has no longest way.
  return [...earlyFunctionProblems(graph), ...(busyLoops.length > 0 ? busyLoops : lambdaChainProblems(graph))];
}

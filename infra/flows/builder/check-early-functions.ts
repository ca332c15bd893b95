import { actionLanguage } from '../../../local/flow-language/index.ts';
import { chatTargetsOf } from './block.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowProblem } from './undeployable-flow.ts';

/** A chat's first block should not be a Lambda block (administrator guide, invoke-lambda-function-block). */
export function earlyFunctionProblems({ type, start, blocks }: FlowGraph): readonly FlowProblem[] {
  if (type !== 'CONTACT_FLOW') return [];
  const silent = new Set([start]);
  const early: FlowProblem[] = [];
  for (const name of silent) {
    const block = blocks.get(name);
    if (block === undefined || actionLanguage.get(block.type)?.talks) continue;
    if (block.type === 'InvokeLambdaFunction') {
      early.push({
        block: name,
        message: 'invokes a function before the customer has been told anything; put a message before it',
      });
    } else for (const target of chatTargetsOf(block)) silent.add(target);
  }
  return early;
}

import { nearest } from '../../../local/flow-language/index.ts';
import { branchesOf, targetsOf } from './block.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowProblem } from './undeployable-flow.ts';

/** Branches that lead nowhere. */
export function connectionProblems({ start, blocks }: FlowGraph): readonly FlowProblem[] {
  const names = [...blocks.keys()];
  const problems: FlowProblem[] = blocks.has(start)
    ? []
    : [{ message: `starts at "${start}", which is not a block of the flow${meant(start, names)}` }];
  for (const [block, made] of blocks) {
    for (const { label, target } of branchesOf(made)) {
      if (target === undefined || target === '') {
        problems.push({ block, message: `the branch "${label}" is not connected; name the block that it leads to` });
      } else if (!blocks.has(target)) {
        const advice = meant(target, names);
        problems.push({ block, message: `the branch "${label}" leads to "${target}", which is not a block${advice}` });
      }
    }
  }
  return problems;
}

/** Blocks that no branch leads to. */
export function reachProblems({ start, blocks }: FlowGraph): readonly FlowProblem[] {
  const reached = new Set([start]);
  for (const name of reached) {
    const block = blocks.get(name);
    for (const target of block === undefined ? [] : targetsOf(block)) reached.add(target);
  }
  return [...blocks.keys()]
    .filter((name) => !reached.has(name))
    .map((block) => ({ block, message: 'no branch leads here; connect one to it, or take the block out' }));
}

function meant(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
